"""Words by which references announce a field, in many languages."""

from __future__ import annotations

from refdesk.domain.folding import fold

_CUES = {
    "in": "in im dans em en nel w v у в ichinde içinde",
    "editor": """
        ed eds edited editor editors editado hrsg hg herausgegeben dir dirs coord coords coordinador org
        orgs organizador red pod ред под редакцией отв сост compiled éd éds a cura curatore editörü
        rédacteur жалпы 主编 编
    """,
    "page": "p pp pg pgs page pages s ss pág págs pag seite seiten с сс стр str 页 頁 쪽 бет б",
    "volume": "vol vols volume volumes v bd band tome tom t jg jahrgang т том вып c cilt 卷 巻 권",
    "issue": """
        no nos nr num number numero número n nº n° issue heft h fasc fascicule sayı sayi вып выпуск
        часть ч № 期 号 號 호 제 第
    """,
    "edition": "edn edition ed éd aufl auflage изд издание baskı wyd vyd rev 版",
    "thesis": """
        thesis theses dissertation diss phd ph doctoral doctorat thèse tesis tese msc masters master
        dissertação автореф автореферат дис дисс диссертация канд doktora tezi habilitation 学位论文
    """,
    "report": """
        report reports technical tech rep memo memorandum rapport bericht отчет отчёт working paper
        preprint препринт
    """,
    "meeting": """
        proceedings proc conference conf symposium workshop congress meeting actas anais actes tagung
        конференции материалы сборник сб труды тезисы congreso kongresi sempozyumu colloque
    """,
    "journal": """
        journal j review reviews rev revista revue zeitschrift annals ann letters lett bulletin bull
        transactions trans archives arch quarterly magazine журнал вестник известия записки ведомости
        вопросы газета dergisi acta хабаршысы quimica física rivista annales annalen science nature
        学报 杂志 研究 학회지 논문지
    """,
    "house": """
        press publisher publishers publishing publications university verlag éditions editions editorial
        editora книга издательство изд-во изд наука wiley springer elsevier routledge sage yayınları
        yayınevi pwn books inc ltd llc gmbh co 出版社 출판사 mcgraw-hill academic
    """,
    "body": """
        university institute department ministry association society organization agency bureau
        committee commission council office government federal national international centre center
        foundation bank world group collaboration universidad universidade université universität
        министерство комитет институт университет академия
    """,
    "access": """
        retrieved accessed available url disponível disponible online электронный ресурс режим доступа
        доступ verfügbar
    """,
    "others": "al others и др et co 等 外 외 та ін т",
    "translator": """
        trans transl translated translator trad traducción tradução übers übersetzt пер перевод çev 译 訳
    """,
}

#: What a folded word announces; a word of two meanings has the first.
CUE_OF: dict[str, str] = {}
for _cue, _words in _CUES.items():
    for _word in _words.split():
        CUE_OF.setdefault(fold(_word), _cue)

#: Names of well-known publishers, folded.
PUBLISHERS = frozenset(
    map(
        fold,
        (
            "Academic Press",
            "Addison-Wesley",
            "Addison Wesley",
            "Birkhäuser",
            "Brill",
            "De Gruyter",
            "Dover",
            "Cambridge University Press",
            "Chapman & Hall",
            "Chapman and Hall",
            "Clarendon Press",
            "CRC Press",
            "Elsevier",
            "Gallimard",
            "Gauthier-Villars",
            "Harper & Row",
            "Harvard University Press",
            "Kluwer",
            "IOP Publishing",
            "John Wiley & Sons",
            "John Wiley and Sons",
            "Kluwer Academic",
            "Kluwer Academic Publishers",
            "L'Harmattan",
            "Marcel Dekker",
            "McGraw-Hill",
            "McGraw Hill",
            "MIT Press",
            "The MIT Press",
            "Morgan Kaufmann",
            "North Holland",
            "North-Holland",
            "O'Reilly",
            "Oxford University Press",
            "Palgrave Macmillan",
            "Pergamon",
            "Pergamon Press",
            "Plenum",
            "Plenum Press",
            "Prentice Hall",
            "Prentice-Hall",
            "Princeton University Press",
            "Routledge",
            "Sage Publications",
            "Springer",
            "Springer Verlag",
            "Springer-Verlag",
            "Suhrkamp",
            "Taylor & Francis",
            "Taylor and Francis",
            "Wiley",
            "Wiley-Interscience",
            "Wiley-VCH",
            "World Scientific",
            "Yale University Press",
            "Наука",
            "Высшая школа",
        ),
    )
)
