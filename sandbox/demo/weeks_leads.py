"""The special meeting of the leads on next year's budget, in their private channel."""

from typing import Final

from sandbox.demo.script import How, Report, Series, Sitting, said, talk, todo

TOPIC: Final = "明年预算专题会"
CALLED_IN_WEEK: Final = 5

_PEOPLE: Final = ("liwei", "chenjing", "anna", "wangfang", "lukas", "zhaolei", "emily")
_ASKED: Final = {
    "anna": "The BI licence doubles next year. Shall we plan for it?",
    "wangfang": "差旅预算按人头还是按项目编制？",
}


def budget() -> Series:
    """The meeting; it is called by the manager and held once."""
    return Series(
        room="ops-leads",
        title=TOPIC,
        facilitator="liwei",
        recorder="chenjing",
        at="17:00",
        sittings=(
            Sitting(
                reports={
                    name: Report(How.FORM if name in _ASKED else How.SILENT, discuss=words)
                    for name in _PEOPLE
                    if (words := _ASKED.get(name, "-"))
                },
                present=_PEOPLE[:6],
                lines=(
                    talk("liwei", "本次会议只谈预算，内容请勿外传。"),
                    said("liwei", "决定：差旅预算按项目编制，总额下调一成。"),
                    said("anna", "decision: The BI licence stays; two trainings are cut for it."),
                    todo("liwei", "wangfang", "按项目编制差旅预算", 4),
                    todo("chenjing", "lukas", "list the trainings to be cut", 3, done=2),
                    said("wangfang", "风险：供应商涨价可能超出预算百分之五。"),
                ),
            ),
        ),
    )
