"""The headings that article pages carry, in their languages, and how a line is recognised as one."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from rapidfuzz.distance import OSA

from refdesk.domain.folding import fold


class Section(StrEnum):
    """What stands below a heading."""

    ABSTRACT = "abstract"
    KEYWORDS = "keywords"
    AUTHORS = "authors"
    AFFILIATIONS = "affiliations"
    REFERENCES = "references"
    CITATION = "citation"
    FUNDING = "funding"
    LICENCE = "licence"
    HISTORY = "history"
    NOTES = "notes"
    BODY = "body"
    OTHER = "other"


_PHRASES: dict[Section, str] = {
    Section.ABSTRACT: """
        abstract | summary | synopsis | article abstract | author summary | editor's summary | plain english summary
        аннотация | реферат | резюме | аңдатпа | түйін | түйіндеме | анотація | анотацiя
        öz | özet | özet (türkçe) | genişletilmiş özet
        resumen | resumo | resumé | résumé | riassunto | zusammenfassung | kurzfassung | kurzbeschreibung
        摘要 | 内容提要 | 要旨 | 抄録 | 초록 | abstrakt | streszczenie | sommario | abstrak
    """,
    Section.KEYWORDS: """
        keywords | key words | keyword | key-words | index terms | author keywords | subject terms | article keywords
        ключевые слова | ключові слова | түйін сөздер | кілт сөздер | түйінді сөздер | тірек сөздер | кілтті сөздер
        anahtar kelimeler | anahtar sözcükler | anahtar kelime
        palabras clave | palabras claves | descriptores | palavras-chave | palavras chave | descritores | unitermos
        mots clés | mots-clés | mots clefs | mots-clefs | schlüsselwörter | schlagwörter | stichwörter | schlagworte
        关键词 | 关键字 | 關鍵詞 | キーワード | parole chiave | słowa kluczowe | kata kunci | 主题词
    """,
    Section.AUTHORS: """
        about the author | about the authors | about authors | about author | author information | authors' information
        information about the authors | information about the author | author biographies | author biography
        author details | authors' details | authors | author | author(s) | author affiliations | authorship
        authors and affiliations | notes on contributors | biographical notes | about the contributors
        об авторе | об авторах | сведения об авторе | сведения об авторах | информация об авторе | информация об авторах
        авторы | автор | коротко об авторах
        авторлар | автор туралы | авторлар туралы | авторлар туралы мәлімет | авторлар туралы мәліметтер
        автор туралы мәлімет | авторлар жайлы
        yazarlar | yazar | yazar bilgileri | yazar hakkında | yazarlar hakkında
        autores | autor | autoras | sobre el autor | sobre los autores | acerca del autor | biografía del autor
        biografía de los autores | sobre o autor | sobre os autores | biografia do autor | biografia dos autores | autoria
        autoría | biografía del autor/a | biografia autor
        auteurs | auteur | à propos de l'auteur | à propos des auteurs | über den autor | über die autoren
        autorinnen und autoren | autoreninformation | autor/innen | autor/innen-biografie | biographie
        作者 | 作者简介 | 作者信息 | 作者介绍
    """,
    Section.AFFILIATIONS: """
        affiliations | affiliation | author affiliations | affiliations and contact information
        места работы | аффилиация | аффилиации | afiliación | afiliaciones | filiación | afiliações | filiação
        作者单位
    """,
    Section.REFERENCES: """
        references | reference | references and notes | references and further reading | reference list | list of references
        references cited | literature cited | literature | works cited | bibliography | cited literature | cited references
        selected bibliography | selected references | bibliographic references | references list | sources | cited works
        footnotes and references | notes and references | sources and literature | references and links
        список литературы | литература | библиографический список | список использованной литературы
        список использованных источников | список источников | список источников и литературы | источники
        источники и литература | использованная литература | библиография | список цитируемой литературы
        библиографические ссылки | пристатейный библиографический список | список литературы/references
        литература/references | references (transliterated) | список литературы / references | использованные источники
        список использованных источников и литературы | примечания и литература | транслитерация
        әдебиеттер | әдебиеттер тізімі | пайдаланылған әдебиеттер | пайдаланылған әдебиеттер тізімі
        қолданылған әдебиеттер | қолданылған әдебиеттер тізімі | әдебиет тізімі | әдебиет | дереккөздер
        пайдаланған әдебиеттер тізімі | пайдаланған әдебиеттер
        kaynakça | kaynaklar | kaynak | kaynaklar listesi | yararlanılan kaynaklar | kaynakça/references
        referencias | referencias bibliográficas | bibliografía | literatura citada | fuentes | fuentes y bibliografía
        obras citadas | bibliografía citada | lista de referencias
        referências | referências bibliográficas | bibliografia | referencias bibliograficas | literatura | obras citadas
        références | références bibliographiques | bibliographie | ouvrages cités | références citées
        literatur | literaturverzeichnis | quellen | quellenverzeichnis | quellen und literatur | literaturangaben
        literaturhinweise | literatur und quellen
        参考文献 | 参考资料 | 引用文献 | 參考文獻 | 文献 | 참고문헌 | riferimenti bibliografici | bibliografía general
        список літератури | література | piśmiennictwo | daftar pustaka | літэратура | المراجع | منابع
    """,
    Section.CITATION: """
        for citation | for citations | for cite | to cite this article | how to cite | how to cite this article | cite
        cite this article | cite this article as | citation | suggested citation | recommended citation | cite as
        please cite this article as | cite this paper | how to cite this paper | to cite this paper | cited as
        cite this | cite this chapter | citation information | reference format | format for citation | cite this work
        для цитирования | цитировать | как цитировать | образец цитирования | ссылка для цитирования | цитирование
        ссылка на статью | как цитировать статью | цитировать статью
        дәйексөз үшін | сілтеме үшін | дәйексөз келтіру үшін | мақалаға сілтеме | дәйексөз алу үшін | қалай дәйексөз алуға болады
        kaynak göster | atıf | alıntı | nasıl atıf yapılır | atıf için | bu makaleye atıf
        cómo citar | como citar | cómo citar este artículo | cómo citar el artículo | citar como | citar este artículo
        como citar este artigo | citar | citação | cita | formato de citación | cómo referenciar | para citar este artículo
        comment citer | pour citer cet article | citer cet article | référence électronique | référence papier
        zitationsvorschlag | zitieren | zitierweise | zitierhinweis | empfohlene zitierweise | zitiervorschlag
        引用本文 | 引用格式 | 本文引用格式 | 引用本文格式 | cite this article
    """,
    Section.FUNDING: """
        funding | funding statement | funding information | funding sources | financial support | financial disclosure
        source of funding | sources of funding | financial support and sponsorship | fundings
        финансирование | источник финансирования | источники финансирования | финансовая поддержка
        қаржыландыру | қаржыландыру көзі | finansman | destekleyen kurum | mali destek
        financiación | financiamiento | financiamento | fonte de financiamento | apoio financeiro | fuente de financiación
        financement | förderung | finanzierung | 基金项目 | 基金资助 | 资助项目
    """,
    Section.LICENCE: """
        licence | license | copyright | rights and permissions | copyright and license | copyright information
        rights | copyright notice | copyright & licensing | licensing | license information | лицензия | лицензиясы
        авторские права | licencia | licença | lizenz | lisans | derechos de autor | direitos autorais | droits d'auteur
    """,
    Section.HISTORY: """
        history | article history | publication history | publication dates | dates | article dates | article info
        история статьи | даты | история публикации | histórico | historial | fechas de publicación | datas de publicação
        historia del artículo | makale geçmişi | historique | article information
    """,
    Section.NOTES: """
        notes | footnotes | endnotes | note | примечания | сноски | notas | notas de rodapé | notas al pie | anmerkungen
        fußnoten | notlar | dipnotlar | 注释 | 附注 | 脚注 | ескертпелер | notes de bas de page
    """,
    Section.BODY: """
        introduction | background | methods | materials and methods | material and methods | methodology | results
        discussion | conclusion | conclusions | results and discussion | experimental | theory | main text | main
        literature review | objectives | aims | case presentation | highlights | graphical abstract | data availability
        statement of need | author contributions | competing interests | conflict of interest | conflicts of interest
        ethics declarations | abbreviations | additional information | electronic supplementary material
        supplementary information | supporting information | supplementary material | supplementary materials
        data availability statement | declarations | electronic supplementary information | associated data
        conflict of interest statement | declaration of competing interest | ethics statement | ethical approval
        acknowledgements | acknowledgments | acknowledgement | acknowledgment | appendix | appendices | limitations
        введение | материалы и методы | методы | результаты | обсуждение | заключение | выводы | благодарности
        благодарность | конфликт интересов | вклад авторов | результаты и обсуждение | методика | основная часть
        текст научной работы | кіріспе | қорытынды | нәтижелер | алғыс | әдістер | мүдделер қақтығысы
        giriş | yöntem | bulgular | sonuç | tartışma | teşekkür | gereç ve yöntem | sonuç ve öneriler | çıkar çatışması
        introducción | metodología | métodos | resultados | discusión | conclusiones | agradecimientos | método
        consideraciones finales | introdução | metodologia | discussão | conclusão | conclusões | agradecimentos
        considerações finais | einleitung | methoden | ergebnisse | diskussion | fazit | danksagung | schluss
        conclusion et perspectives | résultats | méthodes | remerciements | 引言 | 结论 | 前言 | 致谢 | 结语 | 绪论
    """,
    Section.OTHER: """
        review | reviews | рецензия | пікір | questions | links | tools | share | share this article | metrics | altmetrics
        article metrics | rights & permissions | related articles | recommended articles | similar articles | related content
        related research | cited by | citing articles | cited by articles | articles citing this paper | comments
        view all comments | download | downloads | downloads and views | full text | full text: | export citation
        more citation formats | download citation | author notes | published | issue | section | categories
        similar articles in pubmed | linkout - more resources | linkout | figures | tables | pdf | views | просмотров
        supplementary files | additional files | subjects | subject areas | subject area | subject | comment
        mesh terms | substances | publication types | related information | grants and funding | grant support
        page views | most read | about this journal | about the journal | about this article | article views
        обратные ссылки | дополнительные файлы | поделиться | статистика | текст | полный текст | похожие темы
        похожие темы научных работ | предварительный просмотр | скачать | скачивания
        publicación en esta colección | publicação nesta coleção | fecha del número | data do fascículo | recibido
        número | sección | licencia | descargas | artículos similares | artículos más leídos del mismo autor/es
        edição | seção | artigos semelhantes | publicado | veröffentlicht | ausgabe | rubrik | numéro | rubrique | publié
        выпуск | раздел | опубликован | опубликована | как цитировать | другие форматы библиографических ссылок
        birincil dil | konular | bölüm | ayrıntılar | yayımlanma tarihi | gönderilme tarihi | makalenin yazarları
        received | accepted | doi | academic editor | editor | citations | anthology id | volume | month | year | address
        venue | sig | publisher | pages | url | bibkey | copy citation | video | code | month | language | isbn | issn
        announcements | information | indexed in | keywords cloud | make a submission | current issue | open journal systems
        corresponding author | correspondence to | peer review history | reprints and permissions | publisher's note
        advertisement | navigation | footer navigation | explore content | search | follow us | quick links | top
        go to top | back to top | return to top | outline | table of contents | contents | sections | on this page
        publish with us | citation tools | article tools | contact | help | save | send to | actions | resources | display options
    """,
}

_NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5})[.)]?\s+(?=\D)")
_ORNAMENT = " \t*#:.\u2022\u00b7\u25aa\u25cf\u2014\u2013-|\u25bc\u25b2\u25be\u2303\xbb\xab\uff1a\u3000"
#: The longest heading that is looked up, in letters.
_LONGEST = 60
#: A heading of the list may be misspelt by so much, from this length on.
_SLIP = 2
_SHORTEST_MISSPELT = 8


@cache
def _table() -> dict[str, Section]:
    table: dict[str, Section] = {}
    for section, phrases in _PHRASES.items():
        for phrase in re.split(r"[|\n]", phrases):
            if key := _key(phrase):
                table.setdefault(key, section)
    return table


@cache
def _list_headings() -> tuple[str, ...]:
    return tuple(
        key
        for key, section in _table().items()
        if section is Section.REFERENCES and len(key) >= _SHORTEST_MISSPELT
    )


def section_of(line: str) -> Section | None:
    """The section that a line opens if the line is its heading and nothing else."""
    if len(line) > _LONGEST:
        return None
    key = _key(line)
    found = _table().get(key)
    if found is None and "/" in key:
        found = _table().get(key.partition("/")[0].strip())
    if found is None and len(key) >= _SHORTEST_MISSPELT and _is_misspelt_list_heading(key):
        return Section.REFERENCES
    return found


def label_end(line: str, section: Section) -> int:
    """Where the content begins on a line that opens with the section's heading; 0 where it does not.

    `Keywords: a, b` and `Abstract. We show` have their content on the heading's line.
    """
    match = _labels(section).match(line)
    return match.end() if match else 0


@cache
def _labels(section: Section) -> re.Pattern[str]:
    phrases = [phrase.strip() for phrase in re.split(r"[|\n]", _PHRASES[section])]
    words = "|".join(re.escape(each) for each in sorted(filter(None, phrases), key=len, reverse=True))
    return re.compile(
        rf"\W{{0,3}}(?:{words})\s*(?:[:\uff1a.\]\u3011]|\s[\u2014\u2013-]|[\u2014\u2013])+\s*(?=\S)",
        re.IGNORECASE,
    )


def _key(line: str) -> str:
    words = _NUMBERING.sub("", line.strip(_ORNAMENT)).strip(_ORNAMENT)
    return fold(re.sub(r"\s+", " ", words))


def _is_misspelt_list_heading(key: str) -> bool:
    if len(key.split()) > 4 or any(letter.isdigit() for letter in key):
        return False
    return any(
        heading[0] == key[0]
        and abs(len(heading) - len(key)) <= _SLIP
        and OSA.distance(heading, key, score_cutoff=_slip(heading)) <= _slip(heading)
        for heading in _list_headings()
    )


def _slip(heading: str) -> int:
    return 1 if len(heading) < 10 else _SLIP
