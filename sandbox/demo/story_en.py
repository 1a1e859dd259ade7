"""Two weeks of the round in a department that speaks English: who they are, and what they say."""

from typing import Final

from bot.domain.followups import Snooze
from sandbox.demo.department import Colleague, Department, Room
from sandbox.demo.operations import AMERICAN, BERLIN, BRITISH, CHINESE, NEW_YORK, SHANGHAI
from sandbox.demo.plot import Expected, Extra, Plot
from sandbox.demo.printer import Words
from sandbox.demo.script import How, Report, Series, Sitting, said, talk, todo

WORDS: Final = Words(
    locale="en_GB",
    direct="Gavel to {who} (direct message)",
    to_bot="{who} to Gavel (direct message)",
    thread="thread",
    only="only {who} sees this",
    changes="the message changes",
    above="… (as above)",
    presses="{who} presses [{label}]",
    chooses="{who} chooses “{chosen}” from [{label}]",
    types="{who} types in #{room}: {words}",
    fills="{who} fills in “{title}”",
    edits="{who} edits the message: {after}",
    deletes="{who} deletes the message",
    opens_home="{who} opens Gavel’s Home",
    abroad="({time} in {city})",
)

DEPARTMENT: Final = Department(
    people=(
        Colleague("liwei", "Li Wei", "Head of Operations", SHANGHAI, BRITISH, "#1f3a5f"),
        Colleague("anna", "Anna Müller", "Deputy head", BERLIN, BRITISH, "#b3446c"),
        Colleague("zhaolei", "Zhao Lei", "Process optimisation", SHANGHAI, BRITISH, "#6b5b95"),
        Colleague("wangfang", "王芳 Wang Fang", "运营规划", SHANGHAI, CHINESE, "#c05c20"),
        Colleague("emily", "Emily Carter", "Projects", NEW_YORK, AMERICAN, "#2e8b57"),
        Colleague("sofia", "Sofia Rossi", "Process analyst", BERLIN, BRITISH, "#a23b3b"),
        Colleague("sam", "Sam Brooks", "Sales director", NEW_YORK, AMERICAN, "#5c5c5c"),
    ),
    rooms=(
        Room(
            "operations", ("liwei", "anna", "zhaolei", "wangfang", "emily", "sofia"), "Operations"
        ),
        Room("sales", ("sam", "liwei"), "Sales gets our minutes here"),
    ),
)

FIRST: Final = Sitting(
    reports={
        "liwei": Report(How.FORM, "budget talks with Finance", "visit to three suppliers"),
        "zhaolei": Report(How.REPLY, "survey of the expense process", "a draft of the new one"),
        "wangfang": Report(How.FORM, "完成季度计划执行汇总", "起草年度计划", "预算口径何时确定？"),
        "anna": Report(How.REMINDED, "data catalogue", "interviews for the analyst role"),
        "emily": Report(How.COMMAND, "scanner pilot in Newark", "contract with the vendor"),
    },
    present=("liwei", "zhaolei", "wangfang", "anna"),
    topics=(("zhaolei", "Photos of receipts: may we accept them?"),),
    lines=(
        talk("liwei", "Good morning Berlin, good afternoon everybody. Let us begin."),
        said("liwei", "decision: Photos of receipts are accepted; originals are kept a year."),
        todo("liwei", "zhaolei", "put the photo rule into the expense manual", 3),
        said("wangfang", "纪要：预算口径按上年实际加增长测算。"),
        todo("wangfang", "wangfang", "完成年度计划意见稿", 2, 1, snoozed=Snooze.ONE_WORKDAY),
        todo("anna", "emily", "send the vendor contract to Legal", 1, done=4),
        said(
            "zhaolei",
            "note: The pilot saves 12 minutes a claim.",
            edited="note: The pilot saves 8 minutes a claim, not 12.",
        ),
        said("zhaolei", "note: The printer on floor 3 is broken.", deleted=True),
        todo("anna", "anna", "book the room for the interviews", 4, unsaid=True, typed=True),
        said("emily", "risk: The vendor has one engineer for all sites."),
    ),
)  # fmt: skip
SECOND: Final = Sitting(
    reports={
        "liwei": Report(How.FORM, "visit to three suppliers", "review of the yearly plan"),
        "zhaolei": Report(How.LATE, "the expense manual", "training for two departments"),
        "wangfang": Report(How.FORM, "完成年度计划征求意见稿", "汇总各部门意见"),
        "anna": Report(How.FORM, "interviews for the analyst role", "an offer"),
        "emily": Report(How.SILENT),
        "sofia": Report(How.REPLY, "map of the onboarding process", "a shorter checklist"),
    },
    present=("liwei", "zhaolei", "wangfang", "sofia"),
    lines=(
        said("liwei", "decision: The candidate from Leipzig gets an offer."),
        todo("liwei", "anna", "send the offer", 1, done=0),
        said("sofia", "question: Who owns the onboarding checklist after the pilot?"),
        todo("zhaolei", "sofia", "test the new checklist with HR", 2, done=None),
    ),
)

PLOT: Final = Plot(
    department=DEPARTMENT,
    words=WORDS,
    zone=SHANGHAI,
    series=Series(
        room="operations",
        title="Operations weekly",
        facilitator="liwei",
        recorder="zhaolei",
        at="17:00",
        informed=("sales",),
        sittings=(FIRST, SECOND),
    ),
    extras=(
        Extra(1, "09:40", "wangfang", "/meeting", "agenda 部门培训计划"),
        Extra(1, "16:20", "sofia", "/away", "Thursday"),
        Extra(4, "11:00", "liwei", "/followup", "@zhaolei order badges for the visitors by Monday"),
        Extra(9, "09:50", "liwei", "/followup", "team"),
        Extra(14, "10:30", "liwei"),
    ),
    expected=(
        Expected("liwei", "Your update for Operations weekly, please"),
        Expected("wangfang", "请提交 Operations weekly 的工作汇报"),
        Expected("anna", "and your update is still missing"),
        Expected("sofia", "Minutes: Operations weekly"),
        Expected("sam", "Minutes: Operations weekly"),
        Expected("anna", "for you"),
        Expected("emily", "needs you"),
        Expected("liwei", "overdue follow-up needs your attention"),
        Expected("liwei", "Carried over"),
        Expected("liwei", "Weekly digest"),
        Expected("zhaolei", "late"),
    ),
)
