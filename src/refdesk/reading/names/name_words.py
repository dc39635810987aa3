"""Words in and around names: what joins them, what a person does for a work, what a body is called."""

from __future__ import annotations

_PARTICLES = """
    von van de der den des del della di da do dos das du la le ter ten te zu zum zur af av al el bin ibn
    ben abu y e vom 'd d' ’t 't i ап оглы кызы
"""
_ASIAN_FAMILIES = """
    li wang zhang liu chen yang huang zhao wu zhou xu sun zhu guo he gao luo zheng liang xie song tang deng
    feng cao zeng peng xiao cai pan tian dong yuan ye jiang cheng ding shen yao lu cui zhong fan liao shi
    jia xia zou xiong bai meng qin qiu hou yin xue yan lei lv lin kim lee park choi jung kang cho yoon jang
    lim nguyen tran pham hoang
"""
_BODY_WORDS = """
    university institute department ministry association society organization organisation agency bureau
    committee commission council office government federal center centre foundation bank group
    collaboration collab embassy company corporation inc ltd llc gmbh news press team consortium academy
    college school library museum laboratory service services board authority union network project
    program programme panel conference universidade universidad université universität ministério
    ministerio ministère instituto institut fundação conselho secretaria departamento prefeitura
    assembleia congresso nations united states international world global министерство комитет институт
    университет академия агентство центр правительство федерации республики банк федеральная служба
    общество комиссия совет организация unesco who fao oecd
"""

#: Commonest Chinese, Korean and Vietnamese family names in Latin letters.
ASIAN_FAMILIES = frozenset(_ASIAN_FAMILIES.split())
#: Particles of family names, in lower case as they are printed.
PARTICLES = frozenset(_PARTICLES.split())
#: Words that a body's name has and a person's has not, in lower case.
BODY_WORDS = frozenset(_BODY_WORDS.split())
#: What stands between the last two names (a pattern).
AND = r"(?:and|AND|und|UND|y|et|ET|e|ve|en|og|och|ja|și|и|та|і|й|және|i|a|u\.|و|&|＆|with|/)"
#: What names a person's part in a work (a pattern, for any case).
ROLE = (
    r"(?:edited|herausgegeben|hrsg|hgg?|editors?|eds?|éds?|editores|organizadore?s?|orgs?|coords?|coordinador(?:es)?|"
    r"dirs?|sous\s+la\s+(?:dir(?:ection)?)|compilers?|comps?|translated|translators?|transl?|trads?|übers|"
    r"под\s+(?:общ(?:ей|\.)\s+)?ред(?:акцией)?|отв\.?\s*ред|ред|сост|пер|a\s+cura\s+di|cur|haz|çev|red|主编|编|译|訳|"
    r"editado|por|traducci[oó]n|tradução|traduit|übersetzt)"
)
#: "and others" (a pattern, for any case), with the commas before it.
OTHERS = (
    r"[\s,;&]*(?:\b(?:and|y|et|und|e|ve)\s+(?:al\b\.?|others|otros|outros|andere|autres|diğerleri|colab\w*|altri|inni)|"
    r"\bet\s?\.?\s?al\b\s?\.?|\betal\b\.?|\b(?-i:u\.\s?a\.)|\bи\s*др\b\.?|\bta\s+in\.|\bта\s+ін\.?|\bжәне\s+т\.\s?б\.|"
    r"\bvd\.|\bmfl\.|\bco-?workers\b|[,，、.\s]*(?:等|外|외)(?=[\s,.]|$)|\s\.\.\.|…|\bwsp\.|\bi\s+in\.|\bа\s?інш\w*|(?<!\w)وآخرون)\s*"
)
