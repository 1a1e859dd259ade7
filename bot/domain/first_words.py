"""Words that tell, at the beginning of a sentence, whether what is to do something is a person.

Details to follow and Legal to confirm are about nobody by name; Dave to confirm is. A plural is as
ordinary as its singular, and so are words with an ending that few names have.
"""

import re
from typing import Final

_ENDINGS: Final = re.compile(
    r".{3,}(?:ing|ed|ly|tion|sion|ment|ness|ship|ware|logy|ics|able|ible|ful|less|ous|ity|ary|ory"
    r"|ist|acy|ancy|ency|ism|hood|er|or|ee|man|men|person|people)s?"
)


def is_ordinary(word: str) -> bool:
    """Whether a word in lower case, or its singular, is one of the language."""
    forms = {
        word,
        word.removesuffix("s"),
        word.removesuffix("es"),
        f"{word.removesuffix('ies')}y",
        f"{word}s",
    }
    return not forms.isdisjoint(_ORDINARY) or _ENDINGS.fullmatch(word) is not None


def is_given_name(word: str) -> bool:
    """Whether a word in lower case is what many people are called."""
    return word in _GIVEN


def is_title(word: str) -> bool:
    """Whether a word in lower case stands before names: Dr Okafor."""
    return word in _TITLES


_TITLES: Final = frozenset(["mr", "mrs", "ms", "miss", "dr", "prof", "professor", "herr", "frau"])


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ORDINARY: Final = _words(
    """
    able about above accept access account accountant accrual action actuals addendum address
    admin admissions advert advice advisors affiliate africa afternoon afterwards again agency
    agenda agent ago ahead aim airline airport alarm alert allow alone already also alternative
    although alumni always amazon ambulance amount amsterdam analysis analyst android annex
    annual anybody anyone apart api app appeal apple appraisal apprentice approval approve
    approx appt arabia arch architect archive area around arrangements arrear arrives article
    artwork asana asap asbestos aside aspect assessments asset assistants associate assumptions
    athens atlanta attempt attorney audience auditors aunt australia austria auth auto await
    aware away aws azure back backend background backlog badge bakery balance balloons band
    bandwidth bangalore bangkok bank barcelona bare barista base basket batch battery bay
    because becomes beer before beforehand begin begun behind being belgium believe bellboy
    below bench benefit beside best beta between bid big billboard bird birmingham birthday biz
    blast block blog bloke blue board boardroom bold bolts bonus bookings bookmarks booth
    borough boss bot both bound box brackets branch branchoffice brand brazil break breakdown
    breakfast bride bridge brisbane bristol britain broadcast brochure broke broken bronze
    brownie brunch brussels bucket budapest budge budget bug bulb bulletin bump bundle bureau
    bursar bus busy but button buyers cabin cafe cake calc calendar california cambridge came
    camera campaign canada candidates candy canteen captain car card care carriers carry cart
    case cash cast catalog catalogue cause cell census central centre cert certain certificate
    chain chair challenge chambers channel characters chargeback chart chat cheap checkout chef
    chengdu cheque chief choice choir chrome church churn circle city claim claimant class
    clause cleanup clerk cli client clinic clock closure cloud club coach code collate colleague
    cologne com command comments commercial commit comms comp company comparison complaint
    compliance component concept concern concierge concrete cones conference config confluence
    connections consent consequence console consulate consultant content context continue
    contractors contributions control conversations cook cookies coordinators cop copenhagen
    copyright core corporate corrections cost costume council counsel count countersign country
    county couple coupon course court coverage crack crane crash creative credit creds crew
    criteria critical cron cross cub culture current curriculum customers customs cut cutoff dad
    damp dash dashboard data database datadog datasets date day deacon dead deadline deal debit
    debts decisions deck decorations decrease deep default defaulters defect defendant defense
    delay delete delhi deliverables delivery demand departments dependent deposit depot deputy
    designers desire desk detail dev developers device devops dial diarise dies difference
    different difficult digest digital diligence diocese direct directors discharge discount
    display dispute disturbs dividend dock docusign domain donuts door dot double down dozen
    drawings drawn drill drinks drive drivers drop dropbox dry dubai due dump duplicate duty
    earliest earners easy eat edinburgh editorial effect effort egg egypt eight elections
    electrician eleven else embassy emoji employees empty end endpoint energy engineers england
    enough entry env eod eow epic errors escrow essential estate europe event every evidence
    exam example excel except exceptions exchange excuses exec executives exercise exit exp
    expense expire expiry exposure extend external extinguishers extract facade facebook
    facilities fact faculty fail failure fair fall far farewell fart fast fault feature federal
    fee feed feedback fell fellow fence few fifteenth fifth figma figure filters final finance
    financial findings fine finland fire firefox firewall fireworks firm first fiscal fit five
    fixe fixture flag flaky flat fleet flight flip float floorplan flow flowers flu fly focus
    folks followup food foot football force forecast forex forget forgot forklift form format
    fortnight forum founders four fourth frame framework franchise frankfurt fraud free freeze
    freight fridge front frontend frozen full fun fund funnel furniture future fyi gallery gang
    gap garage gas gate gateway gavel general geneva germany gift gimme github gitlab given glad
    glasgow global gloves goal going gold golden gone good google got governance grab grade
    graduate grafana grandma great greece grey grid grievance groom ground groundworks group
    guangzhou guard guest guide guideline guild gutters gym habit half hall hallway hamburg hand
    handbook handhelds handlers hangzhou happen happy harbour hard hash hatch head headcount
    headquarters health hear heard heavy hedge helpdesk helsinki hence here hero hesitant hey
    high hinges hoist hold holders holiday home homework honest hospital hotel hotfix hotline
    hour house hq hr http hubspot human hvac hybrid icon idea ids image impact import important
    inbox incident include income incomplete increase index indonesia industry info infra
    infrastructure initiative input inquiry inside inst instagram instant instead insurance
    insurers intent interactions intercom interest interface interim intern internal interview
    into intranet investors invitations ios ireland istanbul item itself jabs jakarta japan java
    jenkins jira job jour journal journey json judge juniors jury just kanban keen kept key
    keynote keyword kick kickoff kids kill kind kiosk kit kitchen kiwi knock know knowledge
    known korea kubernetes lab label lack lag lagos landlord lands language lapse laptop large
    last late latest law lawyers laydown layout leaders leaflet league leak leap learnings lease
    least leave lecturers leeds left legal leipzig lenders length less lesson letters lettings
    level levy liaison licence license lien life lifeguard lift light like limit line linen link
    linkedin linux lisbon live liverpool ller load loan lobby local locale lock locksmith locum
    lodge log login logo lookahead lookback loop los lose lost lot lounge loyalty lucky lunar
    lunch lunchtime lyon machine made madrid magazine mailchimp main maintenance makers makeup
    malaysia managers manifest manila manual map margin market marketplace marshal match
    material matrix matron maximum maybe meal mean meant meanwhile medals media medium meetings
    members memo memorial mentions menu merchant mess message met meta metadata method metric
    mexico microservice microsoft mid midday middle midnight midwife midwives might migrations
    mileage milestone milk mince mind mine minibus minimum ministry minute mismatch mistake mock
    modal mode model moderators module mold mom moment mon money month monthend montreal mood
    more moro mortgage moscow mosque most motion movers mow much multi mum mumbai munich museum
    nairobi name narratives national nature nav near neighbour net netflix netherlands network
    new newsroom next ngo nice night nine node nominations none nonprofit noon nor norway note
    notice notion noun now nudge numbers nurse object objections objective odd off offers office
    officers offline offsite often okay okta old oldest oncall once online only onsite
    operations operators opinion ops optician option oracle oral org organisers original oslo
    others otherwise out outage outbox outcome outlook output outreach oven over overdue
    overtime overview owe owners oxford pack package packet page paid paint pair pakistan pallet
    panel papers paperwork parade paralegal paramedic parcel parent parental parish part partial
    participants partners party pass passport password past paste patch patent path patients
    pauses payday payments paypal payroll payslip pcs peer pentest people per perfect
    performance perhaps period perk permit person personnel perth petty phase philippines photo
    physio pickup picnic picture pie piece pilot pins pipeline pitch place plain plant plastic
    platform play players please plenty plot plywood pod poinsettias point poland police policy
    poor pop port portal portfolio portugal positive poss posters postgrad postmortem potential
    pour powerpoint pr practice prague pre prep presence presentations presenters president
    press pressroom pressure preview principal priorities prizes probate problem procedure prod
    product profile profit program programme programmers progress project promise promo prompt
    proof property proposal prospect protocol prototype proud proven provost proxy public
    publishers pull pump punch pune pupil pure purge purpose python qa qtr quarry query
    questionnaire questions queue quick quiz quota quote raffle railway rain ran rang range
    rapporteur rate ratify ratio reach reactions reactivate ready readyz real reason rebar
    reboot recap receipt recert recipients reckons reconcile recordings recovery recruiters recs
    red reduce ref reference reforecast refresh refund refuses region regional registrar rego
    regular rehearse reimburse reindex relevant reluctant remark reminders remit remote rename
    renewal rent rental reopen rep rephrase replicas reprograms requirements requires reruns
    reschedule reset residents resource response rest restart restaurant restore result resume
    retail retire retro retrospective retry revenue revert reviewers revisit reward rework
    ribbon right rise risk road roadmap role roll rollback romania rome roof room root rota
    rotate rotterdam round route routine row rule russia safe safety said salaries sale
    salesforce same sample sandbox sap save say scaffold scale scan scenario schema scheme
    school science scientists score scorecards scotland screen screenshots scribe script scrum
    seals search season seat seattle second secret secretariat secretaries see seed seem seen
    seismic self seniors sense sent sentences sentry seoul separate sequence sergeant series
    serve servers service servo sessions settings setup seven several shaft shame shareholders
    shed sheet shelf shenzhen shift shipments shop shopify shortcut shorten showers shown
    showroom shut shutdown sick side signage signatories signature simple since single site sits
    six size sketch skill slab slack slash slide slips slogan slot slow smart smoko social solar
    sometime soon sorry sort sound source sous spa space spain sparkie sparky speakers spec
    special spend spike split sponsors spreadsheet sprint squad stable stadium staff stage
    stakeholders stamps stand standard standby standup startup stat state statements static
    status step steward stick stickers still stock stockholm stocktake storage store story
    stragglers strata strategic strategy stream street strength strict strip stripe strong
    structural structure stuck student studio stuff stuttgart style sub subcontractors subgroup
    subject sublease sublet submittal subsidy subteam success such suggestions suite suits sum
    sunset supersedes suppliers sure surgeon surplus surveyors suzhou swap swarm sweden sweep
    switch switzerland synod sysadmins system tab table tag taipei taiwan taken takings tape
    target tariff task taskforce tax teachers teatime tech technician template temple temps ten
    tenant tend term terraform testers texas text thailand thank theatre theme there therefore
    these thesis thin thing third thirtieth those though thought thread threat through thru thus
    tick ticket tier time timecards timeline timeout timesheet tin tip title today todo token
    tokyo toll tomorrow tonight tonite tool toolroom top topic toronto total touch tour town toy
    traceback trade trademark traditional traffic trainers transcript translations transport
    travel tray treasury tree trello trend trial tribe tribunal trip trouble truck true trust
    trustees turbine turkey turn tutors twelve twenty twice two type ukraine umpire unable uncle
    unclear undergrad understood undone uniform union unit unknown unless unlock until uptime
    urge urgent url use used user usergroups ute utrecht vacant valencia valet valid value
    variant vehicle vendors venue verb versions very vet vicar vice video vietnam view visa
    visitors voice voicemail void volume volunteers vote vouchers wages wait waitress wales walk
    wall want warden wardrobe warehouse warmup warranty warsaw waste web webhook webinar website
    week weekday weekend weight welcome well which while whiteboard whole wholesale whom whose
    wiki wildcard wind window wine wire wisdom wish within without wks won word wordpress
    workday workers workflow workgroup workload workshop workspace world worth wrap written
    wrong wrote wuhan xian yard year yearend yellow yesterday yet youtube zendesk zone zoom
    """
)
_GIVEN: Final = _words(
    """
    aaron abdul abigail adam aditya adrian agnes ahmed aidan aisha alan albert alberto alejandro
    aleksandra alessandro alex alexander alexandra alexis alfred ali alice alicia alina allison
    alvaro amanda amelia amina amir amit amy ana anastasia anders andrea andreas andrei andrew
    andy angela angelo anika anil anita anjali anke ann anna anne annette annie anthony antoine
    anton antonio anya arjun arthur arun ashley astrid audrey aurora axel ayesha barbara bart
    bastian beata beatrice ben benedict benjamin bernard bernd beth bianca bin birgit bob bogdan
    boris brad brenda brendan brian bridget bruce bruno bryan caitlin callum camila camille carl
    carla carlos carmen carol carolina caroline catherine cathy cecilia cedric celine cesar
    chandra chao charles charlie chen chiara chloe chris christine christoph christopher cindy
    claire clara claudia claus colin connor conor corinna craig cristina curtis cynthia damian
    damien dan dana daniel daniela danny daria darren dave david davide deb debbie deborah deepa
    deepak denise dennis derek desmond diana diane diego dieter dirk dmitri dominic dominik
    donald donna dora doris dorothy doug douglas duncan dylan eddie edgar eduardo edward eileen
    elaine eleanor elena eli elias elif elisa elizabeth ella ellen ellie elsa emil emilia emily
    emma enrique eric erica erik erika ernesto esther ethan eugene eva evan evelyn fabian farah
    fatima federico fei felicity felix feng fernando fiona florian francesca francesco francis
    francisco frank franz freddie frederik fritz gabriel gabriela gareth gary gavin gemma george
    gerald gerard gerd giorgio giovanni giulia glen gloria gordon graham greg gregor guido
    guillaume gunther gustavo hamish hanna hannah hans harald harish harold harriet harry hassan
    heidi heike heinz helen helena helga hendrik henrik henry herbert hiroshi holger howard hua
    hugo hui ian ibrahim ida ignacio igor ilya imran ingrid irene irina isaac isabel isabella
    isobel ivan ivana jack jackie jacob jacques jaime jakob james jamie jan jana jane janet
    janine jasmin jason javier jay jean jeff jeffrey jen jenna jennifer jenny jens jeremy jess
    jesse jessica jesus jill jim jimmy jing joachim joan joana joanna joanne jochen joe joel
    joerg johan johanna johannes john johnny jon jonas jonathan jorge jose josef joseph
    josephine josh joshua juan judith julia julian juliana julie juliet jun jurgen justin
    justyna kai karen karim karin karl karolina katarina kate katherine kathleen kathy katie
    katja katrin kavita kay keith kelly ken kenji kenneth kerstin kevin khalid kim kiran kirsten
    klaus kristin kumar kurt kyle lars latif laura lauren laurence laurent lea leah lei lena leo
    leon leonard leonardo leonie leroy lewis liam lidia lin lina linda lisa liu liz logan
    lorenzo lorraine lothar lottie lou louis louisa louise luca lucas lucia lucy luis luisa
    lukas luke lydia lynn maggie magnus mahmoud malcolm malte manfred manuel marc marcel marcin
    marco marcus margaret maria mariana marie marina mario marion marius marlene marta martha
    martin martina mary mateo mathias matt matteo matthew matthias maureen maurice mauro
    maximilian maya megan mehmet mei melanie melissa mercedes mia michael michaela michal
    michele michelle miguel mihai mika mike mikhail mila min ming miranda miriam mitchell
    mohamed mohammed moira molly mona monica monika morgan moritz mustafa nadia nadine nancy
    naomi natalia natalie natasha nathan neha neil nelson nicholas nick nicola nicolas nicole
    nigel nikhil nikita nikolai nina noah noel nora norbert norman oleg olga oliver olivia omar
    oscar oskar osman otto pablo pamela paolo pascal patricia patrick paul paula pauline pavel
    pedro peggy penny pete peter petra phil philip philipp philippa pierre piotr pooja pradeep
    pranav priya qiang qing rachel rafael rahul raj rajesh ralf ralph ramesh ramona raphael
    raquel rashid raul ravi raymond rebecca regina reinhard renata rene ricardo richard rick
    ricky rita robbie robert roberta roberto rodrigo roger rohan roland roman romy ron ronald
    ronan rory rosa rosie ross rowan roxana roy rudi rudolf rupert russell ruth ryan sabine
    sabrina sally salma sam samantha samira samuel sandra sanjay sara sarah sasha saskia scott
    sean sebastian selina serena sergei sergio seth shane shannon sharon shaun sheila shirley
    shreya sigrid silke silvia simon simone sofia sonia sonja sophia sophie soren stacey stan
    stefan stefanie stella stephanie stephen steve steven stuart sunil susan susana susanne
    suzanne sven svenja svetlana sylvia tamara tania tanja tanya tao tara tariq tatiana ted
    terence teresa terry theo theodor theresa thomas thorsten tiago tiffany tim timothy tina
    tobias toby todd tom tomas tommy toni tony tracey tracy trevor trisha tristan ulrich ulrike
    umar ursula usha uwe valentina valeria valerie vanessa vera veronica veronika vicky victor
    victoria vijay vikram vincent vivian vladimir walter wanda wang wayne wei wendy werner
    wilhelm william wolfgang xavier xiao xiaofang xiaohong xiaoli xiaoming yan yang yannick
    yasmin ying yolanda yuki yun yuri yusuf yvonne zach zachary zahra zara zhang zoe zofia
    """
)
