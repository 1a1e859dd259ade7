"""What else is going on in the channels: talk, in which Gavel has no part."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Remark:
    """Somebody says something: `day` counts from the Monday of the week, the time is Shanghai's."""

    week: int
    day: int
    at: str
    who: str
    room: str
    text: str


REMARKS: Final = (
    Remark(0, 1, "16:30", "lukas", "ops-data", "The catalogue has a home now: Data › Catalogue."),
    Remark(0, 3, "10:20", "zhaolei", "ops-process", "流程图初稿已上传，@sofia 请看一下柏林部分。"),
    Remark(0, 3, "17:05", "sofia", "ops-process", "Looks right. Box 7 is called “Freigabe” here."),
    Remark(1, 2, "11:10", "sunyue", "ops-planning", "台账模板更新了，旧版请不要再用。"),
    Remark(1, 2, "22:40", "emily", "ops-projects", "Vendor call moved to 10 my time."),
    Remark(2, 1, "15:45", "anna", "ops-data", "Finance will send the account codes tomorrow."),
    Remark(2, 4, "09:50", "liuyang", "ops-data", "投诉数据有三条重复，已清理。"),
    Remark(3, 2, "21:30", "emily", "ops-projects", "Newark pilot day one: no queue at the gate."),
    Remark(4, 1, "10:05", "chenjing", "ops-process", "操作手册第三章请周末前提意见。"),
    Remark(4, 3, "16:10", "lukas", "ops-data", "Pipeline is green again. It was the time zone."),
    Remark(5, 1, "14:20", "wangfang", "ops-planning", "产能方案评审通过，谢谢 @sunyue 的数据。"),
    Remark(5, 3, "18:00", "anna", "ops-projects", "Steering group is booked, same room as ever."),
    Remark(6, 2, "11:30", "zhaolei", "ops-process", "法务访谈约好了，采购还在等回复。"),
    Remark(6, 3, "22:10", "sam", "sales", "Thanks for the minutes. Does the stocktaking touch us?"),
    Remark(6, 3, "22:25", "sam", "sales", "Found it in D-10, never mind."),
    Remark(7, 1, "16:40", "sofia", "ops-process", "Workshop notes: four approvals become two."),
    Remark(7, 2, "10:15", "liuyang", "ops-data", "滞销品清单按品类重新排了序。"),
    Remark(7, 3, "15:20", "liwei", "ops-leads", "年度计划初稿下周汇报，请各组再核一遍数字。"),
)
