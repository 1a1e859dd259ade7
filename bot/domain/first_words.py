"""Words that tell, at the beginning of a sentence, whether what is to do something is a person.

Details to follow and Legal to confirm are about nobody by name; Dave to confirm is. A plural is as
ordinary as its singular, and so are words with an ending that no name has.
"""

import re
from typing import Final

_ENDINGS: Final = re.compile(
    r".{3,}(?:ing|ed|ly|tion|sion|ment|ness|ship|ware|logy|ics|able|ible|ful|less|ous|ity|ary|ory"
    r"|urer|taker|keeper|maker|holder|worker|ator|itor|ctor|ist|acy|ancy|ency|ism|hood)s?"
)


def is_ordinary(word: str) -> bool:
    """Whether a word in lower case, or its singular, is one of the language."""
    forms = {word, word.removesuffix("s"), word.removesuffix("es")}
    return not forms.isdisjoint(_ORDINARY) or _ENDINGS.fullmatch(word) is not None


def is_given_name(word: str) -> bool:
    """Whether a word in lower case is what many people are called."""
    return word in _GIVEN


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ORDINARY: Final = _words(
    """
    able about above accept access account accountant accruals action actuals addendum address
    admin advert advice advisors africa after afternoon afterwards again agency agenda agents
    ago ahead aim alarm allow alone already also alternative although always amazon amount
    amsterdam analysis analyst android annex annual another anybody anyone apart api app appeal
    apple appraisal approval approve approx appt arabia arch architect area around arrangements
    arrives article artwork asana asap asbestos aside aspect assessments asset assistants
    associates assumptions athens atlanta attempt attorney audience auditors australia austria
    auth auto await aware away aws azure back backend background backlog badge bakery balance
    balancer balloons band bandwidth bangalore bangkok bank banner barcelona bare base batch
    battery bay because becomes beer before beforehand begin begun behind being belgium believe
    below bench benefit beside best beta better between bid big bigger binder bird birmingham
    birthday biz block blog bloke board boardroom boiler bold bolts bonus bookings bookmarks
    booth boss bot both bound box brackets branch brand brazil break breakdown breakfast bridge
    brisbane bristol britain broadcast brochure broke broken broker browser brunch brussels
    bucket budapest budge budget bug bulb bulletin bump bundle bus busy but button buyers cabins
    cafe cake calc calendar california cambridge came camera campaign canada candidates candy
    canteen captain car card care career carrier carry case cash cashier catalog catalogue cater
    caterer cause cell census central centre cert certain certificate chain chair chairman
    chairperson challenge chambers channel chapter characters chart chat cheap chef chengdu
    cheque chiller choice chrome churn circle city claim class clause cleaner cleanup clerk cli
    client clinic clock closure cloud club cluster coach code coffee collate colleague cologne
    color com command comments commit committee comms comp company comparison complaint
    compliance component concept concern concrete cones conference config confluence connections
    consent consequence console consultant container content context continue contractors
    contributions control controller conversations cook cookies coordinators cop copenhagen core
    corner corporate corrections cost costume council counsel count countersign country couple
    courier course court coverage crack crane crash credit creds crew criteria critical cron
    cross culture current curriculum customer cut cutoff cutover damp dash dashboard data
    database datadog datasets date day dead deadline deal debit debts decisions deck decorations
    decrease deep default defaulters defect defense degree delay delete delhi deliverables
    deliverer delivery demand departments dependent deposit deputy designer desire desk detail
    dev developers device devops dial diarise dies differ difference different difficult digest
    dinner direct directors discharge discount dispatcher display disturbs dividend dock docker
    doctor docusign domain donuts door dot double down dozen drawings drawn drill drinks drive
    driver drop dropbox dry dubai due dump duplicate duty eager earlier earliest earners easy
    eat edinburgh editorial effect effort egg egypt eight either elections electrician eleven
    else embassy emoji employees empty end energy engineer england enough entry env eod eow
    error essential estates europe event every evidence exam examiner example excel except
    exceptions exchange excuses exec executives exercise exit exp expense expire expiry exposure
    extend external extinguishers extract facade facebook facilities fact faculty fail failover
    failure fair fall far farewell fart fast fault feature fee feed feedback fell fence few
    fifteenth fifth figma figure filters final finance financial findings fine finland fire
    firefox fireworks first fiscal fit five fixe flag flaky flat fleet flight flip float floor
    floorplan flow flowers flu fly flyer focus folder folks followup food foot football footer
    force forecast foreman forget forgot forklift form format former fortnight forum founders
    four fourth frame framework frankfurt free freeze freight fridge front frontend frozen full
    fun fund furniture further future fyi gap garage gas gate gavel gender general geneva
    germany gift gimme github gitlab given glad glasgow global gloves goal going gold golden
    gone good google got governance grab grade grafana great greece grid ground group guangzhou
    guarantee guards guests guide guideline gutters gym habit half hall hallway hamburg hamper
    hand handbook handhelds handlers handover hangzhou happen happy hard hash hatch head
    headcount header headteacher health hear heard heavy helpdesk helsinki hence here hero
    hesitant hey high hinges hoist hold holders holiday home homework honest hospital hotel
    hotfix hotline hour house however hr http hubspot human hvac icon idea ids image impact
    import important inbox incident include income incomplete increase index indonesia industry
    influencer info infra infrastructure initiative input inquiry inside inst instagram instant
    instead insurance insurers intent interactions intercom interest interface intern internal
    interview into intranet investors invitations ios ireland issuer istanbul item itself jabs
    jakarta japan java jenkins jira job joiner jour journal journey json juniors jury just keen
    kept key keynote keyword kick kickoff kids kill kind kiosk kit kitchen kiwi knock know
    knowledge known korea kubernetes lab label lack lag lagos landlord lands language lapse
    laptop large last late later latest law lawyer laydown layer layout leaders leaflet leak
    leap learnings lease least leave lecturers ledger leeds left legal leipzig lender length
    less lesson letter level lever levy liaison licence license lien life lift light like limit
    line linen link linkedin linux lisbon listener live liverpool ller load loan lobby local
    locale lock locksmith locum lodge log login logo longer lookahead lookback loop los lose
    lost lot lounge lower lucky lunar lunch lunchtime lyon machine made madrid magazine
    mailchimp main maintenance major makers malaysia manager manchester manifest manila manual
    map margin market marshal master match material matrix matter maximum maybe mayor meal mean
    meant meanwhile medals media meetings member memo memorial mentions menu mess message met
    meta metadata meter method metric mexico microsoft mid midday middle midnight might
    migrations mileage milestone milk mince mind minibus minimum ministry minor minute mirror
    mismatch mistake mock modal mode model moderators module mold mom moment mon money month
    monthend montreal mood more moro moscow most motion movers mow much multi mumbai munich
    museum nairobi name narratives nature nav near neighbours neither net netflix netherlands
    network never new newer newsletter next nice night nine node nominations none noon nor
    norway note notice notion noun now nudge number nurse object objections objective odd off
    offer office officers offline offsite often okay okta old oldest ombudsman once online only
    onsite operations operators opinion ops option oracle oral org organiser original oslo other
    otherwise out outage outbox outcome outlook output oven over overdue overtime overview owe
    owner oxford pack package packet page paid paint pair pakistan pallet panel paper paperwork
    parade paralegal parcel parent parental part partial participants partner party pass
    passport password past paste patch path patients pauses payday payments paypal payroll
    payslips pcs peer pentest people per perfect performance perhaps period permit person
    personnel perth petty phase philippines photo pickup picnic picture pie piece pilot pins
    pipeline pitch place plain planner plant plastic platform play players please plenty plot
    plumber plywood poinsettias point poland police policy poor pop port portal portugal
    positive poss poster postmortem potential pour power powerpoint pr practice prague pre prep
    presence presentations presenters president press pressroom pressure preview principal
    printer prior priorities prizes probate problem procedure prod producer product profile
    profit program programme programmers progress project promise promo prompt proof property
    proposal protocol prototype proud proven provider public publishers pull pump punch pune
    purchaser pure purge purpose python qa qtr quarter query questionnaire questions queue quick
    quiz quote raffle rain ran rang range rapporteur rate rather ratify ratio reach reactions
    reactivate reader ready readyz real reason rebar reboot recap receipt recert recipients
    reckons reconcile recorder recordings recovery recruiter recs reduce ref reference
    reforecast refresh refund refuses region registrar rego regular rehearse reimburse reindex
    relevant reluctant remark remember reminder remit remote rename renewal rent rental reopen
    reorder rep rephrase replicas reprograms requirements requires reruns reschedule reset
    residents resource response rest restart restaurant restore result resume retail retire
    retro retrospective retry revenue revert reviewer revisit rework ribbon right rise risk road
    roadmap role roll romania rome roof room root roster rota rotate rotterdam round route
    router routine row rule russia safe safety said salaries sale salesforce same sample sandbox
    sap save say scaffold scale scan scenario scheduler schema scheme school science scientists
    score scorecards scotland screen screenshots scribe script scrum seals search season seat
    seattle second secret secretariat secretaries sector see seed seem seen self seller seniors
    sense sent sentences sentry seoul separate sequence series serve server service servo
    sessions settings setup seven several shaft shame shareholders shed sheet shenzhen shift
    shipments shop shopify shortcut shorten showers shown showroom shut shutdown sick side
    signage signatories signature simple since single site sits six size sketch skill slab slack
    slash slide slips slot slow smart smoko social sometime soon sooner sorry sort sound source
    space spain sparkie sparky speaker spec special spend spike split sponsor spreadsheet sprint
    stable staff stage stakeholders stamps stand standard standup starter stat state statements
    static status step steward stick stickers still stock stockholm stocktake storage store
    story stragglers strata strategic strategy stream street strength strict strip stripe strong
    structural structure stuck student stuff stuttgart style sub subcontractors subject sublease
    sublet submittal subsidy subteam success such suggestions suite suits sum sunset super
    supersedes supervisor supplier sure surgeon surplus surveyor suzhou swap sweden sweep switch
    switzerland sysadmins system tab table tag taipei taiwan taken takings tape target tariff
    task tax teacher teaser teatime tech technician template temps ten tenant tend tender term
    terraform tester texas text thailand thank theatre theme there therefore these thesis thin
    thing third thirtieth those though thought thread threat three through thru thus tick ticket
    time timecards timeline timeout timesheet tin tip title today todo together token tokyo toll
    tomorrow toner tonight tonite tool top topic toronto total touch tour town toy traceback
    tracker trade traditional traffic trainer transcript translations transport travel tray
    treasury tree trello trend trial tribunal trigger trip trouble truck true trust trustee
    turkey turn tutor twelve twenty twice twitter two type ukraine unable unclear under
    understood undone uniform union unit unknown unless unlock until uptime urge urgent url use
    used user usergroups ute utrecht vacant valencia valid value vancouver variant vehicle
    vendor venue verb versions very vet vicar video vietnam view visa visitors voice voicemail
    void volume volunteers vote voucher wages wait waiver wales walk wall want warden warehouse
    warmup warranty warsaw waste water weather web webinar webmaster website week weekday
    weekend weight welcome well whatever whenever whether which whichever while whiteboard
    whoever whole whom whose wiki wildcard window wine wire wisdom wish within without wks won
    word wordpress workday worker workflow workload workshop workspace world worth wrap writer
    written wrong wrote wuhan xian yard year yearend yesterday yet youtube zendesk zone zoom
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
