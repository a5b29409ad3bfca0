"""The words of a headline that tell what a story is about."""

import re
import unicodedata

SHORTEST = 3

_INDONESIAN_AND_ENGLISH = """
    ada adalah agar akan akibat anda antara apa apabila atas atau baca bagaimana bagi bahwa baik baru begini begitu
    belum berita bikin bila bisa boleh bukan cara dalam dan dapat dari dengan dia ditanya dua gara hal hanya hari hingga
    ialah inilah ini ingin itu jadi jangan jelang jika juga kala kalau kami kapan karena kata kembali kenapa kepada
    ketika kini kita lagi lah lain lalu lebih lewat mana masih mau melalui mengapa menjadi menuju mereka meski minta
    mulai namun nanti nya oleh pada paling para pasca pekan pernah per pun punya saat saja sama sampai sang satu sebab
    sebagai sebut sebuah secara sejak selama seluruh semua sempat seorang seperti sering serta setelah setiap siap
    siapa soal sudah supaya tahun tak tanpa tapi telah tentang terhadap terkait terlalu tetap tiga tidak untuk usai
    wah warga wib wita wit yaitu yakni yang
    about after again all also and any are because been before being but can could did does down for from had has have
    her here him his how into its just like may more most new not now off one only other our out over say says she
    should some than that the their them then there these they this those three too two under until was were what when
    where which while who why will with would you your
"""

STOP_WORDS = frozenset(_INDONESIAN_AND_ENGLISH.split())
"""Words that stand in headlines about anything."""

_WORD = re.compile(r"[^\W_]+")


def telling_words(headline: str) -> frozenset[str]:
    """The words of a plain headline in lower case, without accents; too short and too common ones are left out."""
    plain = unicodedata.normalize("NFKD", headline.casefold())
    found = _WORD.findall("".join(mark for mark in plain if not unicodedata.combining(mark)))
    return frozenset(word for word in found if len(word) >= SHORTEST and word not in STOP_WORDS)
