"""Zotero's fields and creators as CSL variables (its `schema.json`, "csl"; base fields are resolved)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def _pairs(table: str) -> Iterator[tuple[str, str]]:
    """(field, variable) of lines `variable: field field ...`."""
    for line in table.strip().splitlines():
        variable, _, names = line.partition(":")
        for name in names.split():
            yield name, variable.strip()


#: Text variables by field; `subject`, `caseName` and `nameOfAct` are what those types call a title.
TEXTS: Mapping[str, str] = dict(
    _pairs(
        """
    title: title subject caseName nameOfAct
    title-short: shortTitle
    container-title: publicationTitle bookTitle proceedingsTitle encyclopediaTitle dictionaryTitle
    container-title: programTitle websiteTitle blogTitle forumTitle reporter code albumTitle
    container-title-short: journalAbbreviation
    collection-title: series seriesTitle
    collection-number: seriesNumber
    publisher: publisher label company distributor studio network institution university repository
    publisher-place: place repositoryLocation
    event-title: conferenceName meetingName eventName
    authority: court legislativeBody issuingAuthority organization authority
    jurisdiction: country jurisdiction
    section: section committee
    chapter-number: session
    page: pages firstPage codePages
    volume: volume reporterVolume codeVolume codeNumber
    issue: issue priorityNumbers
    number: number reportNumber patentNumber billNumber publicLawNumber docketNumber documentNumber
    number: episodeNumber archiveID identifier
    number-of-volumes: numberOfVolumes
    number-of-pages: numPages
    edition: edition
    version: versionNumber version
    genre: type genre thesisType reportType letterType manuscriptType mapType postType presentationType
    genre: websiteType programmingLanguage
    medium: medium audioRecordingFormat videoRecordingFormat audioFileType interviewMedium artworkMedium
    medium: system format
    dimensions: artworkSize runningTime
    scale: scale
    status: legalStatus status
    references: history references
    source: libraryCatalog
    archive: archive
    archive_location: archiveLocation
    call-number: callNumber applicationNumber
    abstract: abstractNote
    language: language
    licence: rights
    URL: url
    DOI: DOI
    ISBN: ISBN
    ISSN: ISSN
    PMID: PMID
    PMCID: PMCID
    citation-key: citationKey
"""
    )
)
DATES: Mapping[str, str] = {
    "date": "issued", "dateDecided": "issued", "dateEnacted": "issued", "issueDate": "issued",
    "accessDate": "accessed", "filingDate": "submitted", "originalDate": "original-date",
}  # fmt: skip
NAMES: Mapping[str, str] = dict(
    _pairs(
        """
    author: author artist cartographer inventor interviewee presenter podcaster programmer sponsor creator
    author: wordsBy testimonyBy
    editor: editor
    translator: translator
    collection-editor: seriesEditor
    container-author: bookAuthor
    contributor: contributor cosponsor counsel attorneyAgent commenter
    reviewed-author: reviewedAuthor
    interviewer: interviewer
    recipient: recipient
    director: director
    producer: producer
    executive-producer: executiveProducer
    script-writer: scriptwriter
    performer: performer castMember
    composer: composer
    guest: guest
    host: host
    narrator: narrator
    series-creator: seriesCreator
    original-author: originalCreator
    chair: chair
    organizer: organizer
    compiler: compiler
    curator: curator
    illustrator: illustrator
"""
    )
)


def text_variable(field: str, csl_type: str) -> str:
    """The variable of a text field in an item of this type; empty for a field that CSL has no word for."""
    if field == "place" and csl_type == "speech":
        return "event-place"
    return TEXTS.get(field, "")
