// Addresses of videos and posts as provider and id.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { embedAddress, isEmbed, readBareEmbed, readEmbed } from '../src/embed.js';

const KNOWN = {
  'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3s': 'youtube dQw4w9WgXcQ',
  'https://www.youtube.com/watch?list=PL1&v=dQw4w9WgXcQ': 'youtube dQw4w9WgXcQ',
  'https://youtu.be/dQw4w9WgXcQ?si=abc': 'youtube dQw4w9WgXcQ',
  'https://m.youtube.com/shorts/dQw4w9WgXcQ': 'youtube dQw4w9WgXcQ',
  'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ': 'youtube dQw4w9WgXcQ',
  'youtube.com/watch?v=dQw4w9WgXcQ': 'youtube dQw4w9WgXcQ',
  'https://vimeo.com/76979871': 'vimeo 76979871',
  'https://vimeo.com/76979871/8272103f6e': 'vimeo 76979871/8272103f6e',
  'https://player.vimeo.com/video/76979871?h=8272103f6e': 'vimeo 76979871/8272103f6e',
  'https://x.com/WartaSagara/status/1720000000000000000?s=20': 'x WartaSagara/status/1720000000000000000',
  'https://twitter.com/WartaSagara/status/1720000000000000000/photo/1': 'x WartaSagara/status/1720000000000000000',
  'https://www.instagram.com/p/CuE2WPVPLB7/?hl=id': 'instagram p/CuE2WPVPLB7',
  'https://www.instagram.com/warta.sagara/reel/CuE2WPVPLB7/': 'instagram reel/CuE2WPVPLB7',
  'https://www.tiktok.com/@warta.sagara/video/7106594312292453675?lang=id': 'tiktok @warta.sagara/video/7106594312292453675',
  'https://www.facebook.com/wartasagara/posts/pfbid02abcDEF': 'facebook wartasagara/posts/pfbid02abcDEF',
  'https://www.facebook.com/watch/?v=10153231379946729': 'facebook 10153231379946729',
  'https://www.facebook.com/reel/1234567890': 'facebook reel/1234567890',
  'https://open.spotify.com/intl-id/track/11dFghVXANMlKmJXsNCbNl?si=x': 'spotify track/11dFghVXANMlKmJXsNCbNl',
  'https://open.spotify.com/embed/episode/7makk4oTQel546B0PZlDM5': 'spotify episode/7makk4oTQel546B0PZlDM5',
};
const UNKNOWN = [
  '',
  'berita',
  'https://example.com/watch?v=dQw4w9WgXcQ',
  'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
  'https://evil.example/?u=//youtu.be/dQw4w9WgXcQ',
  'javascript:alert("youtu.be/dQw4w9WgXcQ")',
  'https://www.youtube.com/@kanal',
  'https://www.youtube.com/watch?v=dQw4w9WgXcQtoolong',
  'https://x.com/WartaSagara',
  'https://www.instagram.com/wartasagara/',
  'https://fb.watch/abc/',
];

for (const [address, expected] of Object.entries(KNOWN)) {
  test(address, () => {
    const found = readEmbed(address);
    assert.equal(`${found?.provider} ${found?.id}`, expected);
    assert.ok(isEmbed(found));
    assert.deepEqual(readEmbed(embedAddress(found)), found, 'the address of the id leads back to it');
  });
}
for (const address of UNKNOWN) test(`${address} is none`, () => assert.equal(readEmbed(address), null));

test('the code that a site offers for embedding gives its address', () => {
  const frame = '<iframe width="560" src="https://www.youtube.com/embed/dQw4w9WgXcQ?si=a&amp;start=2" allow="x"></iframe>';
  assert.deepEqual(readEmbed(frame), { provider: 'youtube', id: 'dQw4w9WgXcQ' });
  const post =
    '<blockquote class="twitter-tweet"><p>Hi <a href="https://t.co/x">x</a></p><a ' +
    'href="https://twitter.com/a/status/12?ref_src=y">Nov 1</a></blockquote>';
  assert.deepEqual(readEmbed(post), { provider: 'x', id: 'a/status/12' });
  const plugin = '<iframe src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Freel%2F12">';
  assert.deepEqual(readEmbed(plugin), { provider: 'facebook', id: 'reel/12' });
});

test('only an address by itself turns into a card when it is pasted', () => {
  assert.ok(readBareEmbed(' https://youtu.be/dQw4w9WgXcQ\n'));
  assert.equal(readBareEmbed('Lihat https://youtu.be/dQw4w9WgXcQ'), null);
  assert.equal(readBareEmbed('youtu.be/dQw4w9WgXcQ'), null);
});

test('an id that the server refuses is none', () => {
  for (const id of ['', null, '/a', 'a b', 'a?b', 'a\n', 'x'.repeat(151)]) assert.equal(isEmbed({ provider: 'x', id }), false);
  assert.equal(isEmbed({ provider: 'constructor', id: 'a' }), false);
});
