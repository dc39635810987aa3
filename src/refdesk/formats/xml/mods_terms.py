"""The words of MODS (genres, resource types, roles, identifiers) and the CSL terms they stand for."""

from __future__ import annotations

from collections.abc import Mapping

EXTRA = "mods:"
NAMESPACE = "http://www.loc.gov/mods/v3"
#: CSL type to the genres that mean it, in lower case and without blanks and marks: those of MARC (marcgt), of
#: repositories (DINI, COAR), and of Zotero and bibutils.
_GENRES: Mapping[str, str] = {
    "article-journal": "article journalarticle academicjournal contributiontoperiodical offprint "
    "legalarticle researcharticle reviewarticle",
    "article-newspaper": "newspaper newspaperarticle newsarticle",
    "article-magazine": "magazine magazinearticle",
    "article": "preprint",
    "book": "book monograph multivolumemonograph instruction collection autobiography biography novel "
    "fiction festschrift handbook directory yearbook bibliography catalog memoir",
    "chapter": "chapter bookchapter booksection bookpart partofbookorchapterofbook inbook incollection",
    "paper-conference": "conferencepublication conferencepaper inproceedings conferenceproceeding "
    "conferenceproceedings conference conferenceobject",
    "thesis": "thesis phdthesis mastersthesis masterthesis doctoralthesis bachelorthesis diplomathesis "
    "habilitationthesis dissertation doctoraldissertation academicdissertation",
    "report": "report technicalreport techreport workingpaper governmentpublication",
    "webpage": "website webpage onlinesystemorservice",
    "patent": "patent",
    "map": "map atlas globe",
    "dataset": "dataset database numericdata statistics researchdata",
    "personal_communication": "letter email instantmessage",
    "interview": "interview",
    "entry-encyclopedia": "encyclopedia encyclopediaarticle",
    "entry-dictionary": "dictionary dictionaryentry",
    "manuscript": "manuscript unpublished",
    "standard": "standard standardorspecification",
    "legislation": "legislation statute",
    "bill": "bill",
    "legal_case": "case lawreportordigest legalcaseandcasenotes",
    "hearing": "hearing",
    "treaty": "treaty",
    "review": "review",
    "review-book": "bookreview",
    "software": "computerprogram software",
    "motion_picture": "motionpicture film videorecording video",
    "broadcast": "tvbroadcast radiobroadcast podcast",
    "song": "audiorecording sound",
    "musical_score": "musicalnotation score",
    "speech": "presentation speech lecture",
    "graphic": "picture artwork artoriginal artreproduction graphic",
    "post": "forumpost",
    "post-weblog": "blogpost",
    "pamphlet": "pamphlet",
    "periodical": "periodical journal",
}
GENRES: Mapping[str, str] = {word: csl for csl, words in _GENRES.items() for word in words.split()}
RESOURCES: Mapping[str, str] = {
    "still image": "graphic", "moving image": "motion_picture", "cartographic": "map",
    "notated music": "musical_score", "sound recording": "song", "sound recording-musical": "song",
    "sound recording-nonmusical": "song", "software, multimedia": "software",
}  # fmt: skip
#: MARC relator codes and terms.
ROLES: Mapping[str, str] = {
    "aut": "author", "author": "author", "cre": "author", "creator": "author", "edt": "editor",
    "editor": "editor",
    "trl": "translator", "translator": "translator", "ctb": "contributor", "contributor": "contributor",
    "com": "compiler", "compiler": "compiler", "ill": "illustrator", "illustrator": "illustrator",
    "cmp": "composer", "composer": "composer", "drt": "director", "director": "director", "ive": "author",
    "ivr": "interviewer", "prf": "performer", "nrt": "narrator", "rcp": "recipient", "pro": "producer",
    "inv": "author", "pht": "author", "art": "author", "lyr": "author", "dis": "author",
    "photographer": "author", "artist": "author", "inventor": "author", "interviewee": "author",
    "interviewer": "interviewer", "performer": "performer", "narrator": "narrator", "producer": "producer",
    "addressee": "recipient", "recipient": "recipient", "ths": "contributor", "thesis advisor": "contributor",
    "advisor": "contributor", "dgs": "contributor", "aus": "script-writer", "host": "host", "hst": "host",
    "cur": "curator", "orm": "organizer", "aui": "contributor", "pbd": "editorial-director",
}  # fmt: skip
#: Roles of bodies that bring a work out: publishers and the universities that grant a thesis' degree.
PUBLISHING = frozenset({"pbl", "publisher", "dgg", "degree granting institution", "degree grantor"})
WITHIN = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference"}
)
#: What a `detail` of a part counts.
DETAILS: Mapping[str, str] = {
    "volume": "volume", "issue": "issue", "number": "issue", "chapter": "chapter-number",
    "section": "section", "page": "page", "article": "number",
}  # fmt: skip
IDENTIFIERS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "uri": "URL",
                "pubmed": "PMID", "eissn": "ISSN", "arxiv": "arxiv", "url": "URL"}  # fmt: skip
