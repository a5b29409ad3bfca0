"""The desk process: the staff's screens under an ASGI server."""

import asyncio
import os
import warnings

from granian.server.embed import Server

from redaksi.config.logs import configure_logs

from .stopping import stop_event


def main() -> None:
    """Run until told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "redaksi.config.settings.newsroom")
    configure_logs("desk")
    warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
    asyncio.run(_run())


async def _run() -> None:
    from redaksi.config.asgi import application
    from redaksi.config.settings.both_sides import ENVIRONMENT

    stopping = stop_event()
    server = Server(
        application,
        address=ENVIRONMENT.desk_bind,
        port=ENVIRONMENT.desk_port,
        interface="asginl",
        http="1",
        log_enabled=False,
    )
    serving = asyncio.create_task(server.serve())
    await asyncio.wait({serving, asyncio.create_task(stopping.wait())}, return_when=asyncio.FIRST_COMPLETED)
    if serving.done():
        serving.result()  # it could not serve: say why and end with an error
    else:
        server.stop()
        await asyncio.wait({serving}, timeout=2)


if __name__ == "__main__":
    main()
