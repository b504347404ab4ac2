"""The words shown for the codes in the data, in the order they are listed to a reader."""


def within(words: str) -> str:
    """Display words as they stand within a sentence: 'No Chinese supplier' becomes 'no Chinese supplier'."""
    return words[:1].lower() + words[1:]


KINDS = {
    "supply": "Contract or delivery",
    "framework": "Memorandum or framework agreement",
    "aid": "Gift or grant in kind",
    "proposal": "Plan or offer (nothing signed found)",
    "in-use": "Equipment in use (no contract found)",
    "assistance": "Staff, training or technical help",
    "restriction": "Ban, removal or refusal",
}

KIND_MEANINGS = {
    "supply": "A source speaks of an order, a contract, or equipment that was delivered.",
    "framework": "A paper on what two sides mean to do; by itself it orders nothing.",
    "aid": "Equipment or systems that were given, not sold.",
    "proposal": "Somebody planned or offered it; we found nothing signed.",
    "in-use": "The equipment was seen at work; how it came there we could not find.",
    "assistance": "People were sent, trained or advised; equipment may or may not have come along.",
    "restriction": "Equipment or a firm was barred, taken down or turned away. Not a deal, and counted apart.",
}

STATUSES = {
    "announced": "Announced",
    "signed": "Signed",
    "in-progress": "In progress",
    "operational": "Operational",
    "suspended": "Suspended",
    "cancelled": "Cancelled",
    "unknown": "Unknown",
}

STATUS_MEANINGS = {
    "announced": "Made public; nothing further found.",
    "signed": "Agreed on paper; nothing found of work or delivery.",
    "in-progress": "Being delivered or built.",
    "operational": "Reported to be in use, at least in part.",
    "suspended": "On hold.",
    "cancelled": "Given up, ended, or decided against; the record says when.",
    "unknown": "The sources do not say how it stands.",
}

CONFIDENCES = {"high": "High", "medium": "Medium", "low": "Low"}

CONFIDENCE_MEANINGS = {
    "high": "Two independent reputable publishers, or an official document.",
    "medium": "One reputable publisher.",
    "low": "Less than that, such as one line of a list.",
}

TECHNOLOGIES = {
    "facial-recognition": "Facial recognition",
    "safe-city": "Safe city",
    "smart-policing": "Smart policing",
    "cctv": "Video surveillance (CCTV)",
    "command-centre": "Command centre",
    "traffic-monitoring": "Traffic monitoring",
    "internet-monitoring": "Internet monitoring",
    "national-id": "National ID",
    "phone-forensics": "Phone forensics",
    "data-centre": "Data centre",
    "body-camera": "Body cameras",
    "drone": "Drones",
    "training": "Training",
}

SCOPES = {"national": "National", "region": "Region", "city": "City", "agency": "Single agency"}

SCOPE_MEANINGS = {
    "national": "The whole country, or bodies all over it.",
    "region": "A part of the country, such as a state or a province.",
    "city": "One town, a part of it, or a few towns.",
    "agency": "Single bodies and their own sites, such as a ministry or a police force.",
}

BUYER_TYPES = {
    "police": "Police",
    "interior-ministry": "Interior ministry",
    "other-ministry": "Other ministry",
    "municipality": "Municipality",
    "telecom-operator": "Telecom operator",
    "military": "Military",
    "intelligence": "Intelligence service",
    "other": "Other",
    "unknown": "Unknown",
}

VERDICTS = {
    "confirmed": "Confirmed",
    "refined": "Refined",
    "contradicted": "Contradicted",
    "unconfirmed": "Not confirmed",
}

VERDICT_SIGNS = {"confirmed": "✓", "refined": "≈", "contradicted": "✗", "unconfirmed": "?"}

VERDICT_MEANINGS = {
    "confirmed": "The sources say the same.",
    "refined": "Right in the main; the sources differ on a date, a name, a figure or how far it went.",
    "contradicted": "The sources say otherwise.",
    "unconfirmed": "We found no source that settles it, or only weak ones.",
}

REGIMES = {
    "liberal democracy": "Liberal democracy",
    "electoral democracy": "Electoral democracy",
    "electoral autocracy": "Electoral autocracy",
    "closed autocracy": "Closed autocracy",
}

OWNERSHIPS = {
    "state-owned": "State-owned",
    "state-linked": "State-linked",
    "private": "Private",
    "unknown": "Unknown",
}

OWNERSHIP_RULES = {
    "state-owned": "a state body holds all of it or the controlling stake",
    "state-linked": "a source calls it partly state-owned or state-backed, or it belongs to a public university",
    "private": "no source used calls it state-owned or state-backed outright",
    "unknown": "no usable description of its owners was found",
}

APPLIES_TO = {"firm": "The firm", "parent": "Its parent group", "category": "A category, no firm named"}

EVENT_KINDS = {
    "policy": "Government policy",
    "regulation": "Law or regulation",
    "corporate": "Company news",
    "report": "Report or investigation",
}

BRI_STATUSES = {
    "initiator": "Initiator",
    "signed": "Signed",
    "signed, year not established": "Signed, year not established",
    "left": "Signed and left",
    "none found": "No signature found",
    "not applicable (territory)": "Not applicable (territory)",
}

BRI_CONFIDENCES = {"high": "High", "medium": "Medium", "low": "Low", "none": "No dated source found"}

AIGS = {
    "yes": "Listed with technology from China",
    "no": "Listed without technology from China",
    "not listed": "Not listed",
}

COVERAGE = {
    "records": "Records in this dataset",
    "left-out": "Found, but left out",
    "talks-only": "Talks only",
    "weak-sources": "Sources too weak",
    "supplier-not-shown": "No Chinese supplier shown",
    "too-small": "Too small",
    "nothing-found": "Nothing found",
}

FIELDS = {  # what a source can back
    "country": "country",
    "title": "title",
    "kind": "kind",
    "suppliers": "suppliers",
    "buyer": "buyer",
    "buyer_type": "kind of buyer",
    "technologies": "technologies",
    "scope": "scope",
    "places": "places",
    "reported": "first report",
    "announced": "date announced",
    "signed": "date signed",
    "operational": "date in operation",
    "ended": "date ended or decided",
    "status": "status",
    "value_usd_m": "value",
    "value_note": "what the value is",
    "financing": "financing",
    "part_of": "what it is part of",
    "summary": "summary",
    "contested": "what is contested",
    "article": "the 2020 article’s claim",
    "note": "editor’s note",
    "confidence": "confidence",
}

HIT_SORTS = {
    "country": "Countries",
    "supplier": "Firms",
    "deal": "Records",
    "place": "Places",
    "buyer": "Buyers",
    "technology": "Technologies",
    "term": "Terms explained",
}

COLOUR_BY = {
    "deals": "Number of deals",
    "first": "Year of the first deal",
    "supplier": "Leading supplier",
    "technology": "Deals of one technology",
    "regime": "Regime class in the deal’s year",
    "confidence": "Strongest confidence",
    "value": "Largest known value",
}

FILTERS = {
    "technology": "Technology",
    "supplier": "Supplier",
    "region": "Region",
    "status": "Status",
    "kind": "Kind",
    "confidence": "Confidence",
}

COLUMNS = {  # of the table of records
    "country": "Country",
    "title": "Record",
    "year": "Year",
    "kind": "Kind",
    "suppliers": "Suppliers",
    "technologies": "Technologies",
    "status": "Status",
    "confidence": "Confidence",
    "publishers": "Independent publishers",
    "region": "Region",
    "buyer": "Buyer",
    "scope": "Scope",
    "places": "Places",
    "value": "Known value",
    "announced": "Announced",
    "signed": "Signed",
    "operational": "Operational",
    "ended": "Ended",
    "reported": "First reported",
    "part_of": "Part of",
    "checked": "Last looked over",
    "verdict": "Claim of the 2020 article",
    "id": "Id",
}

OTHER_NAMES = {  # what readers also call a country, for the search
    "ARE": ("UAE", "Emirates"),
    "CIV": ("Ivory Coast",),
    "COD": ("Democratic Republic of the Congo", "DRC", "Congo-Kinshasa"),
    "COG": ("Congo-Brazzaville",),
    "CPV": ("Cabo Verde",),
    "CZE": ("Czech Republic",),
    "GBR": ("UK", "Great Britain", "Britain"),
    "KOR": ("Republic of Korea",),
    "MKD": ("Macedonia",),
    "MMR": ("Burma",),
    "NLD": ("Holland",),
    "PRK": ("DPRK",),
    "RUS": ("Russian Federation",),
    "SWZ": ("Swaziland",),
    "TLS": ("East Timor",),
    "TUR": ("Turkey",),
    "USA": ("US", "United States of America"),
    "VAT": ("Holy See",),
}
