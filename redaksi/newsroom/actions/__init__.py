"""Orders. Each checks the right, opens the transaction, writes the audit row, and appends to the press log.

Nothing else changes more than one row. What follows from a publication is done by those who read the log.
"""

from .desk_work import file_story, mark_ready, send_back, take_story
from .drafts import begin_story, discard_story
from .erasure import erase_story
from .pictures import take_picture
from .records import publish_record, set_up_ad_places, withdraw_record
from .stories import ChangeNote, create_story, publish, save_story
from .withdrawals import CONFIRM_WITHIN, confirm_withdrawal, reverse_withdrawal, withdraw
from .writing import save_fields, settle_manuscript

__all__ = [
    "CONFIRM_WITHIN",
    "ChangeNote",
    "begin_story",
    "confirm_withdrawal",
    "create_story",
    "discard_story",
    "erase_story",
    "file_story",
    "mark_ready",
    "publish",
    "publish_record",
    "reverse_withdrawal",
    "save_fields",
    "save_story",
    "send_back",
    "set_up_ad_places",
    "settle_manuscript",
    "take_picture",
    "take_story",
    "withdraw",
    "withdraw_record",
]
