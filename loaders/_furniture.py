"""The furniture of web pages: menus, buttons, dates, counts, names of people, invitations, notices."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Furniture:
    """What a line of a page is, where it is none of a paper."""

    reason: str
    firm: bool
    """Whether no title looks so; otherwise an abstract below that repeats its words makes it a title all the same."""


def furniture(text: str) -> Furniture | None:
    """What kind of furniture the text looks like; None where it does not.

    >>> furniture("Published on Sep 8, 2025")
    Furniture(reason='a date', firm=True)
    >>> furniture("Lean Attention: Hardware-Aware Scalable Attention Mechanism")
    """
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), None)


def _any_of(*phrases: str) -> str:
    """A pattern for any of the phrases; each may hold several, divided by two spaces or more."""
    return "(?:" + "|".join(re.split(r"\s{2,}", "  ".join(phrases).strip())) + ")"


def _alone(pattern: str) -> str:
    """A pattern for a line that holds this and punctuation around it."""
    return rf"^\W*{pattern}\W*$"


_NUMBER = r"\d+(?:[.,]\d+)*+(?:\s?[km]\b)?\+?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TIME = r"(?:,?\s*(?:at\s+)?\d{1,2}:\d{2}\S*(?:\s*(?:am|pm|utc|gmt|[ap]\.m\.))?)?"
_DATE = _any_of(
    rf"{_MONTH}\s+{_DAY}(?:,?\s+\d{{4}})?",
    rf"{_DAY}\s+{_MONTH}(?:,?\s+\d{{4}})?",
    rf"{_MONTH}\s+\d{{4}}",
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}",
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}",
)
_DATED = _any_of(
    "(?:first |last )?(?:published|updated|submitted|posted|added|announced|revised|uploaded|date)(?: on)?:?",
    "on  from",
)
_PERIOD = _any_of(
    rf"{_WEEKDAY}  {_MONTH}  today  yesterday  tomorrow  (?:this|last|next|past) (?:week|month|year)  week \d+"
)
_UNIT = _any_of(
    "s(?:ec(?:ond)?s?)?  m(?:in(?:ute)?s?)?  h(?:(?:ou)?rs?)?  d(?:ays?)?",
    "w(?:(?:ee)?ks?)?  mo(?:nths?)?  y(?:(?:ea)?rs?)?",
)
_THING = _any_of(
    "authors?  comments?  upvotes?  downvotes?  likes?  views?  votes?  citations?  stars?  points?",
    "repl(?:y|ies)  shares?",
    "reads?  downloads?  followers?  papers?  models?  datasets?  spaces?  results?  pages?  figures?  tables?",
    "collections?",
    "more  others?  items?  min(?:utes?)? read  contributors?  forks?  posts?  days?  new  github",
)
_NAME = r"(?:[A-Z\u00c0-\u00de][\w'\u2019-]*\.?|d[aeiu]|de la|v[ao]n(?: de[rn]?)?|bin|al|el|la|le|ter)"
_PERSON = rf"{_NAME}(?:\s{_NAME}){{1,4}}+[*\u2020\u2021\d]*"
_LABEL = _any_of(
    "abstract  (?:no )?abstract(?: available| missing)?  title  authors?  summary  tl;?dr  introduction",
    "keywords?  tags?",
    "categories  subjects?  comments?  affiliations?  published  source  license  ai-generated summary",
    "papers?  details",
    "(?:daily|trending|latest|recent|top|hot|new|popular|featured|related|similar|all) papers  listing  results  page",
    "table of contents  references  bibliography  n/?a  none",
)
_LABELLED = _any_of(
    "authors?  comments  subjects?  keywords?  tags?  categories  journal[- ]ref  msc[- ]class  acm[- ]class",
    "report[- ]no",
    "affiliations?  license  cite as  venue  published in  accepted (?:at|to|by|for|in)  to appear (?:in|at)",
    "posted by",
    "(?:paper )?submitted (?:by|to|on)  uploaded by  shared by  presented (?:at|by)  written by  curated by",
    "by  organization",
)
_BUTTON = _any_of(
    "new  hot  up-?voted?  down-?voted?  likes?  share  save  reply  report  edit  copy(?: link)?  cite",
    "bibtex  (?:view )?pdf",
    "(?:view )?html  code  github  repost  bookmark  follow(?:ing)?  next(?: page)?  prev(?:ious)?(?: page)?",
    "older  newer  back",
    r"more  less  submit(?: a paper)?  search(?: [^:]*(?:\.\.\.|\u2026))?  filters?(?: by \w+)?",
    r"sort(?:ed)? by:? \w+  log ?in  log ?out  sign ?in  sign ?up  register",
    "about(?: us)?  tos  terms  privacy  jobs  careers  company  website  blog  docs  documentation  pricing",
    "enterprise",
    "community  models  datasets  spaces  collections  organizations  posts  help  contact(?: us)?  faq",
    "feedback  settings",
    "(?:system|dark|light) (?:theme|mode)  skip to (?:main )?content  hugging ?face",
    "google scholar  semantic scholar  menu",
    r"share on \w+  tweet  linkedin  twitter  x  facebook  reddit  mastodon  discord  slack  youtube  rss",
    "subscribe(?:d)?  close",
    "cancel  ok  yes  no  accept(?: all)?  decline  reject(?: all)?  open  play  pause  listen  watch  expand",
    "collapse  loading",
    "home  arxiv(?: page)?  (?:view )?arxiv page  project(?: page)?  demo  dataset  model  paper  poster",
    "slides  video  thumbnail",
    r"trending(?: now| today)?  most \w+  copied  editor['\u2019]?s? picks?  advertise(?: here| with us)?",
    r"top \d+  you (?:might|may) also like",
    r"#?\d* ?(?:paper|papers) of the (?:day|week|month)  become a (?:member|sponsor|contributor)",
    "was this (?:page )?helpful",
    "upgrade  try now  get started  learn more  show (?:more|less|all)  read more  load more  see (?:more|all)",
    "view (?:more|all)",
)
_INVITING = _any_of(
    "sign(?:ing)? (?:up|in) (?:to|for|with|now|today|and|here)  log(?:ging)? in (?:to|with|or)",
    "subscribe (?:to|now|today|for|and)",
    "newsletter  unsubscribe  free trial  start (?:your|a|for) (?:free|trial)  get started",
    "read (?:more|the full)  learn more",
    "show more  load more  see (?:all|more)  view (?:all|more|on|pdf|paper|arxiv|the)  click (?:here|to)",
    "download (?:pdf|now|the app)",
    "add (?:this )?(?:paper )?to (?:a |your )?(?:collection|library|favou?rites|reading list|cart)  back to",
    "go to (?:the )?(?:top|page)",
    "follow us  join (?:us|our|the (?:discussion|community|conversation|waitlist|webinar))  buy now",
    "book (?:now|a demo)",
    r"register (?:now|today|for|here)  apply (?:now|today|here)  donate  we['\u2019]?re hiring  is hiring",
    "job openings?  open positions?",
    r"early bird  limited time  for free  call for papers  save \d+%  \d+% off  available now  coming soon",
    "happy hour  webinar",
    r"do(?:n['\u2019]t| not) miss  attend (?:the|our)  (?:page|upgrade) to pro  try (?:it|our|for)  powered by",
    "brought to you  now hiring  sold out  contact sales",
)
_YOURS = (
    r"\byour? (?:[\w-]+ )?(?:inbox|e-?mails?|account|browser|feed|profile|password|preferences|subscription|device|team"
    r"|company|startup|career|friends|questions?|order|cart|settings|experience|business|projects?|models?|gpus?|bill|data)\b"
)
_ASKING = r"^\W*(?:need|want|looking for|tired of|ready (?:to|for)|curious|enjoying|interested in|got|have) [^?]*\?"
_NOTICE = (
    r"\bterms (?:of (?:use|service)|and conditions)"
    r"|\bprivacy (?:policy|notice)"
    r"|\bcookies?\b.*\b(?:we|our|you|your|policy|settings|preferences|accept)\b|\b(?:we|our|you|your|accept)\b.*\bcookies\b"
)
_SPONSORED = (
    r"^\W*(?:sponsored|advertisements?|advertorial|ad|ads|promoted|promotion|partner content)"
    r"(?:\W*$|\s*[:\u00b7\u2022|\u2014\u2013]|\s+-|\s+(?:by|content|post|message)\b)"
)
_INSTITUTION = (
    r"^[\d*\u2020\u2021\s]*(?:[A-Z][\w&'.-]*,?\s+){0,5}(?:University|Universit[\u00e4\u00e0\u00e9]t?|Universidad|Institute?"
    r"|Laborator(?:y|ies)|Labs?|Inc\.?|Ltd\.?|GmbH|Corporation|College|Academy|ETH|EPFL|Google|Microsoft|NVIDIA|Meta)\b"
    r"(?:\s+(?:of|for|and|at|in)\b)?(?:[\s,;&]+(?:of\s+)?[A-Z][\w&'.-]*){0,8}\W*$"
)


def _kind(reason: str, *patterns: str, firm: bool = True, case: bool = False) -> tuple[Furniture, re.Pattern[str]]:
    return Furniture(reason, firm), re.compile("|".join(patterns), 0 if case else re.IGNORECASE)


_KINDS = (
    _kind("no words", r"^[\W\d_]*[km]?[\W\d_]*$"),
    _kind(
        "a date",
        _alone(rf"(?:{_DATED}\s+)*(?:{_WEEKDAY},?\s+)?{_DATE}{_TIME}(?:\s*\(.*\))?"),
        _alone(rf"(?:{_PERIOD}\W*)+"),
    ),
    _kind("a date", _alone(rf"(?:{_DATED}\s+)*(?:about |over )?(?:an?|\d+)\s*{_UNIT}\s+ago(?:\s+by\s.*)?")),
    _kind(
        "a count",
        _alone(
            rf"(?:(?:{_THING}|and|showing|of|page)\W+)*+\+?{_NUMBER}\W*+"
            rf"(?:(?:{_THING}|of|and|to|{_NUMBER})(?!\w)\W*+)*+"
        ),
    ),
    _kind(
        "a link",
        _alone(r"(?:[\w ]{2,20}\s*:?\s*)?(?:https?://|www\.)\S+"),
        _alone(r"(?:[\w-]+\.)+(?:com|org|net|io|ai|co|edu|dev|gov|app)(?:/\S*)?"),
        _alone(r"[\w.+-]+@[\w-]+\.[\w.]+"),
    ),
    _kind("an identifier", r"^\W*(?:arxiv|doi|acl|pmid|isbn|issn)\s*:\s*\S+(?:\s*\[[\w.-]+\])?(?:\s*\(.*\))?\W*$"),
    _kind(
        "a place of publication",
        r"^[\W\d]*(?:[A-Z][A-Za-z*]*[A-Z][A-Za-z]*|Nature|Science)\W{0,2}(?:19|20)?\d\d\b"
        r"(?:\W*+(?i:oral|poster|spotlight|workshop|main|findings|best paper.*|conference|proceedings))*+\W*$",
        case=True,
    ),
    _kind("a tag", r"^(?:[@#][\w./-]+[\s,;]*)+$"),
    _kind("a label", _alone(_LABEL)),
    _kind("a button", _alone(rf"{_BUTTON}(?:\W+{_BUTTON})*")),
    _kind("an invitation", r"^\W*by\s?\w+ and the\b"),
    _kind("a notice", r"^\W*\u00a9|\u00a9\s*(?:19|20)\d\d|\(c\)\s*(?:19|20)\d\d|\ball rights reserved"),
    _kind("an advertisement", _SPONSORED, firm=False),
    _kind("a labelled line", rf"^\W*{_LABELLED}\s*:\s*\S", rf"^\W*{_LABELLED}\s+[@A-Z\d][^:]*$", firm=False),
    _kind("a notice", _NOTICE, firm=False),
    _kind("an invitation", _YOURS, rf"\b{_INVITING}(?!\w)", _ASKING, firm=False),
    _kind(
        "names of people",
        rf"^\W*(?:[Bb]y\s+)?{_PERSON}(?:\s*(?:,|;|\u00b7|\u2022|\||&|\band\b|,\s*and\b|,\s*&)\s*{_PERSON})++\W*"
        r"(?:et al\.?|(?:and )?\+?\d+ (?:more|others|authors).*)?\W*$",
        r"\bet al\.?\W*$",
        firm=False,
        case=True,
    ),
    _kind("an institution", _INSTITUTION, firm=False, case=True),
)
