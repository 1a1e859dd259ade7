"""The department of the demo: *Operations* 运营管理部 with its four groups.

Clause 2.1 of the regulation, spread over three time zones, and a colleague of Sales who is kept
informed.
"""

from typing import Final

from sandbox.demo.department import Colleague, Department, Group, Room

SHANGHAI: Final = "Asia/Shanghai"
BERLIN: Final = "Europe/Berlin"
NEW_YORK: Final = "America/New_York"
CHINESE: Final = "zh-CN"
BRITISH: Final = "en-GB"
AMERICAN: Final = "en-US"

LEADS: Final = ("liwei", "chenjing", "anna", "wangfang", "lukas", "zhaolei", "emily")
STAFF: Final = (*LEADS, "liuyang", "sofia", "sunyue")

PEOPLE: Final = (
    Colleague("anna", "Anna Müller", "Deputy head, data and projects", BERLIN, BRITISH, "#b3446c"),
    Colleague("liwei", "李伟 Li Wei", "部门经理 Head of Operations", SHANGHAI, CHINESE, "#1f3a5f"),
    Colleague("chenjing", "陈静 Chen Jing", "副经理，分管规划与流程", SHANGHAI, CHINESE, "#2b7a78"),
    Colleague("wangfang", "王芳 Wang Fang", "运营规划组组长", SHANGHAI, CHINESE, "#c05c20"),
    Colleague("lukas", "Lukas Schneider", "Lead, data analysis", BERLIN, BRITISH, "#4a6fa5"),
    Colleague("zhaolei", "赵磊 Zhao Lei", "流程优化组组长", SHANGHAI, CHINESE, "#6b5b95"),
    Colleague("emily", "Emily Carter", "Lead, project management", NEW_YORK, AMERICAN, "#2e8b57"),
    Colleague("liuyang", "刘洋 Liu Yang", "数据分析师", SHANGHAI, CHINESE, "#8c6d1f"),
    Colleague("sofia", "Sofia Rossi", "Process analyst", BERLIN, BRITISH, "#a23b3b"),
    Colleague(
        "sunyue",
        "孙悦 Grace Sun",
        "Planner, Slack admin",
        SHANGHAI,
        CHINESE,
        "#3d7ea6",
        is_admin=True,
    ),
    Colleague("sam", "Sam Brooks", "Sales director", NEW_YORK, AMERICAN, "#5c5c5c"),
)
ROOMS: Final = (
    Room("operations", STAFF, "运营管理部 · the whole department"),
    Room("ops-planning", ("wangfang", "chenjing", "sunyue"), "运营规划组 · Operations planning"),
    Room("ops-data", ("lukas", "anna", "liuyang"), "数据分析组 · Data analysis"),
    Room("ops-process", ("zhaolei", "chenjing", "sofia"), "流程优化组 · Process optimisation"),
    Room("ops-projects", ("emily", "anna", "sofia"), "项目管理组 · Project management"),
    Room("ops-leads", LEADS, "经理与组长 · the manager, deputies and leads", private=True),
    Room("sales", ("sam", "liwei"), "Sales gets our minutes here"),
)
GROUPS: Final = (
    Group("Operations 运营管理部", "operations", "liwei", ("anna", "chenjing")),
    Group("运营规划组", "ops-planning", "wangfang", ("chenjing",), language="zh_Hans"),
    Group("Data analysis 数据分析组", "ops-data", "lukas", ("anna",), BERLIN),
    Group("流程优化组", "ops-process", "zhaolei", ("chenjing",), language="zh_Hans"),
    Group("Project management 项目管理组", "ops-projects", "emily", ("anna",), NEW_YORK),
)
OPERATIONS: Final = Department(PEOPLE, ROOMS, GROUPS)
