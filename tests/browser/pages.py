"""Every page with its heading, for what must hold on all of them."""

PAGES = {
    "": "Surveillance Export Atlas",
    "?country=KEN&publishers=2&colour=supplier&technology=cctv": "Surveillance Export Atlas",
    "countries": "Countries",
    "countries?country=KEN": "Kenya",
    "countries?country=XXX": "Countries",
    "suppliers": "Suppliers",
    "suppliers?firm=huawei": "Huawei",
    "compare": "Compare",
    "compare?countries=SRB,KEN": "Compare Serbia and Kenya",
    "table": "Table",
    "article": "The article, checked",
    "regimes": "Does it strengthen authoritarian regimes?",
    "know": "How we know",
    "teach": "Teach",
    "deal?deal=ken-huawei-2014": "National police surveillance system in Nairobi and Mombasa",
    "search?q=begrlade": "Search",
}
DRAWN = """() => !document.querySelector("[data-testid=stSkeleton]")
    && document.querySelector("[data-testid=stApp]").dataset.testScriptState === "notRunning" """
