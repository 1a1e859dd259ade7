"""What people ask each other to do, in English: verbs that begin a task.

Behind a date that begins a text they tell that it is when the task is to be done: *12/1 follow up
on the invoice*, *noon on the 31st cut over mail*. Words that are nouns as well, *12/1 review*, need
an object behind them.
"""

_VERBS = (
    r"(?:add|agree|allocate|announce|apply|approve|archive|arrange|ask|assemble|assign|attend|bring"
    r"|buy|cancel|chase|choose|circulate|clarify|collate|collect|compile|complete|confirm|consolidate"
    r"|convert|coordinate|create|decide|define|delete|deliver|deploy|disable|discuss|dispatch|distribute"
    r"|enable|enter|ensure|escalate|examine|explain|extend|finali[sz]e|finish|gather|get|give|identify|implement"
    r"|inform|inspect|install|investigate|invite|make|meet|migrate|negotiate|notify|obtain|onboard|organi[sz]e"
    r"|prepare|proofread|propose|provide|publish|reactivate|reboot|receive|recheck|reconcile|redo|reissue|reject"
    r"|remind|remove|renew|reopen|replace|resend|resolve|respond|restart|restore|resubmit|retest|revise|rotate"
    r"|see|sell|send|settle|solve|submit|take|tell|tidy|translate|unlock|upload|validate|verify|withdraw|write"
    r"|book|fill|find|flip|hang|hire|join|keep|kill|put|reset|shut|wipe"
    r"|cut\s+over|follow\s+up|f/u|check\s+(?:in\s+)?with|sync\s+with|pick\s+up|hand\s+in|sign\s+off|set\s+up|turn\s+o(?:n|ff))"
)
_NOUNS_TOO = (
    r"(?:audit|back|balance|bill|brief|budget|build|call|change|check|clean|clear|close|contact|count|cut|deal"
    r"|design|download|draft|drop|email|export|file|fix|follow|forecast|forward|freeze|go|hand"
    r"|hold|import|invoice|kick|launch|lead|list|load|lock|log|look|mail|map|measure|monitor|move"
    r"|note|offer|open|order|outline|pack|patch|pay|phone|pick|ping|plan|post|present|print|process|push|quote"
    r"|rank|rate|record|refund|release|repair|reply|report|request|research|return|review|revisit|ring|roll|run"
    r"|sample|scan|schedule|search|set|share|ship|show|sign|sort|sound|speak|staff|start|stop|store|survey"
    r"|switch|sync|tag|talk|test|text|touch|trace|track|train|transfer|trial|turn|update|upgrade|vet|visit|walk|wash"
    r"|wrap|do|try|water|feed|mop|grit|sweep|empty|refill|charge|defrost)"
)
_OBJECT = (
    r"(?:the|an?|all|both|each|every|any|my|our|your|his|her|their|its|it|this|that|these|those|him|them|us|me|up|out"
    r"|off|over|through|down|back|whether|into|(?-i:[A-Z][a-z]+))"
)
DOES = (
    rf"(?:{_VERBS}(?!\s+(?:to|by|for|of|is|was|are|were)(?![a-z]))|{_NOUNS_TOO}\s+{_OBJECT})"
    r"(?![A-Za-z-])"
)
