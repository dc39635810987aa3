"""LaTeX commands and the characters they print."""

from __future__ import annotations

from collections.abc import Mapping

#: Accent commands and their combining characters.
ACCENTS: Mapping[str, str] = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "h": "\u0309", "r": "\u030a", "H": "\u030b", "v": "\u030c", "G": "\u030f", "U": "\u030e",
    "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361", "ocirc": "\u030a",
    "textcommabelow": "\u0326", "overline": "\u0305", "bar": "\u0304", "hat": "\u0302", "tilde": "\u0303",
    "vec": "\u20d7", "dot": "\u0307", "ddot": "\u0308", "acute": "\u0301", "grave": "\u0300",
    "check": "\u030c",
    "breve": "\u0306", "mathring": "\u030a", "textcircled": "\u20dd", "underline": "\u0332", "C": "\u030f",
    "f": "\u0311", "cyrbreve": "\u0306",
}  # fmt: skip

_WORDS = """
aa å AA Å ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł ss ß SS ẞ i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ
ij ĳ IJ Ĳ imath ı jmath ȷ textdagger † textdaggerdbl ‡ dag † ddag ‡ S § P ¶ copyright © textcopyright ©
textregistered ® texttrademark ™ pounds £ textsterling £ texteuro € euro € EUR € textyen ¥ textcent ¢
textdollar $ textdegree ° degree ° textmu µ textonehalf ½ textonequarter ¼ textthreequarters ¾
textonesuperior ¹ texttwosuperior ² textthreesuperior ³ textordfeminine ª textordmasculine º
textexclamdown ¡ textquestiondown ¿ textbullet • textperiodcentered · cdotp · textellipsis … dots … ldots …
cdots ⋯ textendash – textemdash — textquotedblleft “ textquotedblright ” textquoteleft ‘ textquoteright ’
textquotesingle ' textquotedbl " quotesinglbase ‚ quotedblbase „ glqq „ grqq “ glq ‚ grq ‘ flqq « frqq »
guillemotleft « guillemotright » guillemetleft « guillemetright » guilsinglleft ‹ guilsinglright › lq ‘ rq ’
textasciitilde ~ textasciicircum ^ textbackslash \\ backslash \\ textbar | textunderscore _ textless <
textpipe ǀ textdoublepipe ǁ textdoublebarpipe ǂ
textgreater > textbraceleft { textbraceright } lbrace { rbrace } lbrack [ rbrack ] slash / textslash /
textnumero № textparagraph ¶ textsection § textminus − textpm ± texttimes × textdiv ÷ textlnot ¬
textvisiblespace ␣ textperthousand ‰ textcelsius ℃ textohm Ω textbrokenbar ¦ textcurrency ¤ checkmark ✓
alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ
varphi ϕ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ
Omega Ω textalpha α textbeta β textgamma γ textdelta δ textlambda λ textOmega Ω textmugreek μ
pm ± mp ∓ times × div ÷ cdot · ast ∗ star ⋆ circ ∘ bullet • leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈
sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ ll ≪ gg ≫ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ in ∈ notin ∉ ni ∋
cup ∪ cap ∩ setminus ∖ emptyset ∅ varnothing ∅ forall ∀ exists ∃ neg ¬ lnot ¬ wedge ∧ land ∧ vee ∨ lor ∨
oplus ⊕ otimes ⊗ odot ⊙ perp ⊥ parallel ∥ mid ∣ angle ∠ triangle △ infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏
int ∫ oint ∮ surd √ prime ′ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ wp ℘ to → rightarrow → leftarrow ← gets ←
leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ uparrow ↑ downarrow ↓ mapsto ↦ longrightarrow ⟶
longleftarrow ⟵ rightleftharpoons ⇌ textrightarrow → textleftarrow ← langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋
lceil ⌈ rceil ⌉ Vert ‖ vert | sharp ♯ flat ♭ natural ♮ dagger † ddagger ‡ lesssim ≲ gtrsim ≳ vdots ⋮ ddots ⋱
models ⊨ vdash ⊢ top ⊤ bot ⊥ square □ Box □ diamond ⋄ lozenge ◊ clubsuit ♣ spadesuit ♠ heartsuit ♡
textsuperscripttwo ² textprime ′ textdoubleprime ″ celsius ℃ permil ‰ micro µ ohm Ω
"""
_FUNCTIONS = ("log", "ln", "exp", "sin", "cos", "tan", "min", "max", "sup", "inf", "lim", "det", "dim", "gcd")
#: Functions and relations: the blank behind such a command parts it from what follows.
SPACED = frozenset({
    *_FUNCTIONS, "to", "rightarrow", "leftarrow", "leftrightarrow", "Rightarrow", "longrightarrow", "mapsto",
    "leq", "le", "geq", "ge", "neq", "ne", "approx", "sim", "simeq", "equiv", "propto", "ll", "gg", "in",
    "subset", "subseteq", "times", "pm", "cdot", "oplus", "otimes", "cup", "cap", "lesssim", "gtrsim",
})  # fmt: skip
#: Commands whose argument does not print, and what does.
SILENT: Mapping[str, str] = {
    "hspace": " ", "vspace": " ", "phantom": " ", "hphantom": " ", "vphantom": "", "label": "",
}  # fmt: skip
#: Commands without an argument, and what they print.
SYMBOLS: Mapping[str, str] = {
    **dict(zip(_WORDS.split()[::2], _WORDS.split()[1::2], strict=True)),
    "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "textunderscore": "_", "space": " ", "quad": " ",
    "qquad": " ", "nobreakspace": "\u00a0", "thinspace": "\u2009", "enspace": "\u2002", "newline": "\n",
    "par": "\n\n", "newblock": " ", "textcompwordmark": "\u200c", "textnospace": "", "allowbreak": "",
    "linebreak": " ", "bibrangedash": "\u2013", "bibrangessep": ", ", **{name: name for name in _FUNCTIONS},
    "emdash": "\u2014", "endash": "\u2013", "MF": "METAFONT", "METAFONT": "METAFONT", "MP": "MetaPost",
    "AmSTeX": "AmS-TeX", "AmSLaTeX": "AmS-LaTeX", "PiCTeX": "PiCTeX", "pdfTeX": "pdfTeX",
    "hyphen": "-", "adddot": ".", "addcomma": ",", "addcolon": ":", "addsemicolon": ";", "addspace": " ",
    "addnbspace": "\u00a0", "addthinspace": "\u2009", "psq": " sq.", "psqq": " sqq.",
    "LaTeXe": "LaTeX2\u03b5",
    **{name: name for name in ("XeTeX", "LuaTeX", "XeLaTeX", "LuaLaTeX", "pdfLaTeX")},
}  # fmt: skip

#: One-sign commands, `\\&` and the like.
SIGNS: Mapping[str, str] = {
    **{sign: sign for sign in "&%$#_{} "},
    "\\": "\n", "-": "\u00ad", "/": "", ",": "\u2009", ";": " ", ":": " ", "!": "", ">": " ", "|": "\u2016",
    "\n": " ", "\t": " ", "@": "", "(": "", ")": "", "*": "", "+": "",
}  # fmt: skip

#: Commands that only wrap their argument, and the markup they stand for.
WRAPPERS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("emph", "textit", "textsl", "mathit"), ("<i>", "</i>")),
    **dict.fromkeys(("textbf", "mathbf", "boldsymbol", "bm"), ("<b>", "</b>")),
    **dict.fromkeys(("textsuperscript", "textsuper"), ("<sup>", "</sup>")),
    **dict.fromkeys(("textsubscript", "textinferior"), ("<sub>", "</sub>")),
    "textsc": ('<span style="font-variant:small-caps;">', "</span>"),
    **dict.fromkeys(
        (
            "text", "textrm", "textsf", "texttt", "textup", "textnormal", "textmd", "mathrm", "mathsf",
            "mathtt",
            "mathcal", "mathbb", "mathfrak", "mathscr", "mbox", "hbox", "fbox", "url", "path",
            "texorpdfstring", "uppercase", "lowercase", "MakeUppercase", "MakeLowercase", "natexlab",
            "bibinfo",
            "textcolor", "operatorname", "protect", "noopsort", "hyphenation", "foreignlanguage",
            "selectlanguage", "enquote", "mkbibquote", "ce", "textlatin", "nolinkurl", "mkbibemph", "relax",
            "textquote", "bibstring", "mkbibacro", "pkg", "CRANpkg", "proglang", "code", "fct", "class",
        ),
        ("", ""),
    ),
    **dict.fromkeys(("enquote", "mkbibquote", "textquote"), ("\u201c", "\u201d")),
    "mkbibemph": ("<i>", "</i>"),
}  # fmt: skip

#: Switches that hold until the group ends.
SWITCHES: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("it", "em", "itshape", "sl", "slshape"), ("<i>", "</i>")),
    **dict.fromkeys(("bf", "bfseries"), ("<b>", "</b>")),
    **dict.fromkeys(("sc", "scshape"), WRAPPERS["textsc"]),
    **dict.fromkeys(
        (
            "rm", "rmfamily", "sf", "sffamily", "tt", "ttfamily", "normalfont", "upshape", "mdseries",
            "small",
            "large", "footnotesize", "displaystyle", "textstyle", "left", "right", "limits", "noindent",
            "sloppy",
            "big", "Big", "bigl", "bigr", "protect", "relax", "cyr", "cal", "penalty", "hfill", "centering",
        ),
        ("", ""),
    ),
}  # fmt: skip

#: How many arguments stand before the one that prints.
SKIPPED_ARGUMENTS: Mapping[str, int] = {
    "href": 1, "textcolor": 1, "foreignlanguage": 1, "bibinfo": 1, "noopsort": 1, "selectlanguage": 1,
}  # fmt: skip

#: Journals as the macros of the AAS styles name them, which the Astrophysics Data System writes.
JOURNALS: Mapping[str, str] = {
    "aj": "The Astronomical Journal", "araa": "Annual Review of Astronomy and Astrophysics",
    "apj": "The Astrophysical Journal", "apjl": "The Astrophysical Journal Letters",
    "apjs": "The Astrophysical Journal Supplement Series", "ao": "Applied Optics",
    "apss": "Astrophysics and Space Science", "aap": "Astronomy & Astrophysics",
    "aapr": "Astronomy and Astrophysics Review", "aaps": "Astronomy and Astrophysics Supplement Series",
    "icarus": "Icarus", "mnras": "Monthly Notices of the Royal Astronomical Society",
    "pra": "Physical Review A", "prb": "Physical Review B", "prc": "Physical Review C",
    "prd": "Physical Review D", "pre": "Physical Review E", "prl": "Physical Review Letters",
    "pasp": "Publications of the Astronomical Society of the Pacific",
    "pasj": "Publications of the Astronomical Society of Japan", "skytel": "Sky and Telescope",
    "solphys": "Solar Physics", "sovast": "Soviet Astronomy", "ssr": "Space Science Reviews",
    "nat": "Nature", "grl": "Geophysical Research Letters", "jgr": "Journal of Geophysical Research",
    "planss": "Planetary and Space Science", "procspie": "Proceedings of the SPIE",
    "physrep": "Physics Reports", "jcap": "Journal of Cosmology and Astroparticle Physics",
    "na": "New Astronomy", "nar": "New Astronomy Reviews",
    "pasa": "Publications of the Astronomical Society of Australia", "actaa": "Acta Astronomica",
    "aplett": "Astrophysics Letters", "applopt": "Applied Optics", "azh": "Astronomicheskii Zhurnal",
    "bac": "Bulletin of the Astronomical Institutes of Czechoslovakia",
    "bain": "Bulletin of the Astronomical Institutes of the Netherlands",
    "baas": "Bulletin of the American Astronomical Society",
    "caa": "Chinese Astronomy and Astrophysics", "cjaa": "Chinese Journal of Astronomy and Astrophysics",
    "fcp": "Fundamentals of Cosmic Physics", "gca": "Geochimica et Cosmochimica Acta",
    "iaucirc": "IAU Circulars", "jcp": "Journal of Chemical Physics",
    "jqsrt": "Journal of Quantitative Spectroscopy and Radiative Transfer",
    "jrasc": "Journal of the Royal Astronomical Society of Canada",
    "memras": "Memoirs of the Royal Astronomical Society",
    "memsai": "Memorie della Societ\u00e0 Astronomica Italiana", "nphysa": "Nuclear Physics A",
    "physscr": "Physica Scripta", "psj": "The Planetary Science Journal",
    "qjras": "Quarterly Journal of the Royal Astronomical Society",
    "rmxaa": "Revista Mexicana de Astronom\u00eda y Astrof\u00edsica",
    "zap": "Zeitschrift f\u00fcr Astrophysik",
}  # fmt: skip
