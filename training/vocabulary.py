"""Words of made-up references, by language: names, titles, journals, houses, and what announces a field."""

from __future__ import annotations

from typing import NamedTuple


class Vocabulary(NamedTuple):
    """One language's words. `subjects` and `matters` join into titles with `link`."""

    families: list[str]
    givens: list[str]
    subjects: list[str]
    matters: list[str]
    link: str
    journals: list[str]
    houses: list[str]
    cities: list[str]
    theses: list[str]
    meetings: list[str]
    months: list[str]
    bodies: list[str]
    cues: dict[str, list[str]]


def _list(words: str) -> list[str]:
    return [word.strip() for word in words.split("|") if word.strip()]


def _cues(**cues: str) -> dict[str, list[str]]:
    return {name: _list(words) for name, words in cues.items()}


RUSSIAN = Vocabulary(
    _list("Иванов|Петрова|Сидоров|Кузнецова|Смирнов|Попова|Васильев|Соколова|Михайлов|Новиков|Фёдорова|Морозов|Волкова|Алексеев|"
          "Лебедева|Семёнов|Егорова|Павлов|Козлова|Степанов|Николаева|Орлов|Андреева|Макаров|Никитин|Захарова|Зайцев|Соловьёва|"
          "Борисов|Яковлева|Григорьев|Романова|Воробьёв|Сергеева|Кузьмин|Фролова|Дмитриев|Королёва|Гусев|Киселёва|Шнейдер|Ким|Цой|"
          "Абрамович|Гольдберг|Ткаченко|Шевчук|Бондаренко|Оразбаева|Мухамеджанов"),
    _list("Иван|Мария|Пётр|Анна|Сергей|Ольга|Андрей|Елена|Дмитрий|Наталья|Алексей|Татьяна|Владимир|Ирина|Юрий|Жанна|Эдуард|Людмила"),
    _list("Формирование|Развитие|Особенности|Проблемы|Теория и практика|Методы исследования|Анализ|Моделирование|История|Современное "
          "состояние|Оценка|Социально-экономические аспекты|Правовое регулирование|Психология|Роль|Эволюция|К вопросу об изучении|"
          "Статистический анализ|Механизмы|Концепция|Опыт|Перспективы|Философия|Методика преподавания|Экологические последствия"),
    _list("профессиональных компетенций студентов|региональной экономики|русской литературы XIX века|сельского хозяйства Казахстана|"
          "высшего образования в России|информационных технологий|международных отношений|почв степной зоны|водных ресурсов Арала|"
          "малого бизнеса|творческого мышления школьников|лекарственных растений|уголовного права|нефтегазовой отрасли|языковой "
          "личности|городской среды|цифровой экономики|клеточных мембран|полимерных композитов|механизма теплообмена|здоровья детей"),
    " ", _list("Вопросы экономики|Педагогика|Вестник Московского университета. Серия 8. История|Вестник КазНУ. Серия педагогическая|Известия РАН|"
          "Философские науки|Журнал неорганической химии|Социологические исследования|Наука и образование|Учёные записки|Русская речь|"
          "Доклады Академии наук|Почвоведение|Физика твёрдого тела|Государство и право|Успехи химии|Новый мир|Библиотековедение|"
          "Экономика региона|Медицинский журнал|Молодой учёный|Вопросы истории|Теплоэнергетика|Российская газета|Литературная газета"),
    _list("Наука|Просвещение|Юрайт|Издательство МГУ|Высшая школа|Академия|Питер|Мысль|Изд-во КазНУ|Инфра-М|Логос|Политиздат|Мир|Флинта"),
    _list("М.|Москва|СПб.|Л.|Алматы|Новосибирск|Казань|Екатеринбург|Минск|Томск|Астана|Ростов-на-Дону|Киев|Самара"),
    _list("дис. ... канд. пед. наук|автореф. дис. ... д-ра экон. наук|дис. канд. техн. наук|диссертация на соискание учёной степени "
          "кандидата наук|дисс. ... докт. филол. наук"),
    _list("Материалы международной научно-практической конференции|Сборник научных трудов|Труды института математики|Актуальные проблемы "
          "современной науки: материалы конференции|Сборник статей молодых учёных"),
    _list("янв.|февраля|марта|апр.|мая|июня|июля|авг.|сентября|октября|нояб.|декабря"),
    _list("Министерство образования РФ|Институт экономики РАН|Всемирный банк|Росстат|Комитет по статистике РК|Правительство Российской Федерации"),
    _cues(volume="Т. |Том |т. |Т.", issue="№ |№|Вып. |вып. ", page="С. |с. |С.|Стр. |стр. ", total=" с.| с| стр.", edited="под ред. |Под ред. |отв. ред. ",
          within="В кн.: |В сб.: |// |//|В: ", accessed="(дата обращения: %s)|(дата обращения %s)|Дата обращения: %s", edition="2-е изд.|3-е изд., перераб. и доп.|Изд. 4-е",
          url="URL: |Режим доступа: |Доступно по: ", others=" и др.", conjunction=", | и |; "),
)  # fmt: skip
KAZAKH = RUSSIAN._replace(
    families=_list("Ахметов|Нұрланова|Сәрсенбаев|Жұмабаева|Қасымов|Әбдіғалиев|Омарова|Тұрсынов|Байжанова|Есенов|Құнанбаев|Әуезов|Сейдахметова|"
                   "Ыбыраев|Өтеген|Мұқанов|Бекболатов|Дәулетова"),
    givens=_list("Асқар|Гүлнар|Ерлан|Айгүл|Бауыржан|Динара|Қанат|Меруерт|Нұрлан|Сәуле|Төлеген|Жанар"),
    subjects=_list("Қазақ тілінің|Білім беру жүйесінің|Қазақстан экономикасының|Орта мектептегі|Ұлттық құндылықтардың|Тарихи деректердің|Абай шығармаларының"),
    matters=_list("даму мәселелері|қалыптасу тарихы|теориялық негіздері|зерттелу әдістері|қазіргі жағдайы|ерекшеліктері|әлеуметтік маңызы"),
    journals=_list("ҚазҰУ хабаршысы|Қазақстан мектебі|ҚР ҰҒА хабарлары|Ақиқат|Егемен Қазақстан|Абылай хан атындағы ҚазХҚжӘТУ хабаршысы|Ана тілі"),
    houses=_list("Ғылым|Қазақ университеті|Мектеп|Атамұра|Рауан|Жазушы|Білім"), cities=_list("Алматы|Астана|Нұр-Сұлтан|Шымкент|Қарағанды|Түркістан"),
    cues=_cues(volume="Т. |Том ", issue="№ |№", page="Б. |б. |Б.", total=" б.| бет", edited="ред. |жалпы ред. ", within="// |//|Кітапта: ",
               accessed="(қаралған күні: %s)|(жүгінген күні: %s)", edition="2-ші басылым", url="URL: |Қолжетімді: ", others=" және т.б.", conjunction=", |; "),
)  # fmt: skip
UKRAINIAN = RUSSIAN._replace(
    families=_list("Шевченко|Коваленко|Бондар|Мельник|Кравчук|Олійник|Поліщук|Гаврилюк|Савченко|Іваненко|Рудницька|Ткачук|Грищенко"),
    givens=_list("Тарас|Оксана|Іван|Юлія|Євген|Наталія|Микола|Ірина"),
    subjects=_list("Розвиток|Особливості|Проблеми|Формування|Методика|Історія|Теорія|Дослідження"),
    matters=_list("української літератури|економіки регіонів|вищої освіти|правової системи|цифрового суспільства|мовної особистості|сільського господарства"),
    journals=_list("Економіка України|Вісник КНУ. Серія: Філологія|Український історичний журнал|Право України|Філософська думка|Педагогіка і психологія"),
    houses=_list("Наукова думка|Либідь|Основи|Знання|Вища школа"), cities=_list("К.|Київ|Львів|Харків|Одеса|Тернопіль"),
    cues=_cues(volume="Т. ", issue="№ |Вип. ", page="С. |с. ", total=" с.", edited="за ред. ", within="// ", accessed="(дата звернення: %s)",
               edition="2-ге вид.", url="URL: ", others=" та ін.", conjunction=", |; "),
)  # fmt: skip
TURKISH = Vocabulary(
    _list("Yılmaz|Kaya|Demir|Şahin|Çelik|Öztürk|Aydın|Arslan|Doğan|Kılıç|Aslan|Çetin|Koç|Kurt|Özdemir|Güneş|Bulut|Erdoğan|Ünal|Akın|Tekin|Işık"),
    _list("Mehmet|Ayşe|Ahmet|Fatma|Mustafa|Zeynep|Ali|Emine|Hüseyin|Elif|İbrahim|Gül|Ömer|Şule"),
    _list("Türkiye'de|Osmanlı döneminde|Öğretmen adaylarının|Üniversite öğrencilerinin|Küçük işletmelerde|Avrupa Birliği sürecinde|Ortaöğretimde|Kentsel alanlarda"),
    _list("eğitim politikaları üzerine bir inceleme|öz yeterlik algılarının incelenmesi|kadın emeği ve istihdam|sosyal medya kullanımı|enerji güvenliği sorunu|"
          "örgütsel bağlılık düzeyleri|su kaynaklarının yönetimi|tarih öğretiminde yeni yaklaşımlar"),
    " ", _list("Eğitim ve Bilim|Ankara Üniversitesi Siyasal Bilgiler Fakültesi Dergisi|Türk Psikoloji Dergisi|Selçuk Üniversitesi Sosyal Bilimler Enstitüsü Dergisi|"
          "Milli Eğitim|Amme İdaresi Dergisi|İktisat ve Toplum|Belleten|Bilig|Kuram ve Uygulamada Eğitim Bilimleri"),
    _list("İletişim Yayınları|Pegem Akademi|Nobel Yayın Dağıtım|Türk Tarih Kurumu|İmge Kitabevi|Anı Yayıncılık|Seçkin"), _list("Ankara|İstanbul|İzmir|Konya|Bursa|Eskişehir"),
    _list("Yüksek lisans tezi|Doktora tezi|Yayımlanmamış doktora tezi|Yayınlanmamış yüksek lisans tezi"),
    _list("Ulusal Eğitim Bilimleri Kongresi Bildirileri|Uluslararası Sosyal Bilimler Sempozyumu|II. Ulusal İktisat Kongresi"),
    _list("Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık"), _list("Milli Eğitim Bakanlığı|Türkiye İstatistik Kurumu|Dünya Bankası"),
    _cues(volume="Cilt |C. |cilt: ", issue="Sayı |S. |sayı: |s. ", page="ss. |s. |sf. |s.", total=" s.| sayfa", edited="(Ed.) |(Ed. ", within="İçinde |içinde, |In ",
          accessed="(Erişim tarihi: %s)|Erişim: %s|[Erişim Tarihi: %s]", edition="2. Baskı|3. bs.", url="Erişim adresi: ||http: ", others=" vd.", conjunction=" ve |, |; "),
)  # fmt: skip
SPANISH = Vocabulary(
    _list("García|Fernández|González|Rodríguez|López|Martínez|Sánchez|Pérez|Gómez|Díaz|Muñoz|Romero|Torres|Ruiz Sánchez|Ramírez|García Márquez|Ortega y Gasset|"
          "Moreno Ibáñez|Álvarez|Peña|Núñez|Vásquez|Quintero"),
    _list("Juan|María|José Luis|Ana|Carlos|Lucía|Pedro|Carmen|Miguel Ángel|Sofía|Luis|Elena|Jorge|Pilar"),
    _list("La construcción|El desarrollo|Análisis|Historia|Políticas|Una aproximación al estudio|Educación y sociedad: los desafíos|Evaluación|El impacto|Teoría"),
    _list("de la identidad nacional en México|del turismo rural|de las políticas públicas en América Latina|de la lectura en la escuela primaria|"
          "social de los movimientos campesinos|del cambio climático en los Andes|de la literatura colonial|del derecho constitucional|de la calidad del agua"),
    " ", _list("Revista Mexicana de Sociología|Estudios Públicos|Revista de Indias|Salud Pública de México|Anales de Psicología|Comunicar|El País|Desarrollo Económico|"
          "Revista Española de Documentación Científica|Interciencia|Revista de Filosofía|Cuadernos Hispanoamericanos"),
    _list("Fondo de Cultura Económica|Siglo XXI Editores|Alianza|Editorial Gredos|Paidós|Anagrama|Cátedra|Ariel|Tecnos|UNAM"),
    _list("Madrid|Barcelona|México|Buenos Aires|Bogotá|Santiago de Chile|Lima|México, D.F.|Caracas|Salamanca"),
    _list("Tesis doctoral|Tesis de maestría|Tesis de licenciatura|Trabajo de fin de máster"),
    _list("Actas del Congreso Internacional de Historia|Memorias del II Simposio Latinoamericano|XV Congreso Nacional de Sociología"),
    _list("enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"),
    _list("Instituto Nacional de Estadística|Ministerio de Educación|CEPAL|Naciones Unidas|Organización Mundial de la Salud|Banco Mundial"),
    _cues(volume="vol. |Vol. |v. |t. ", issue="núm. |nº |no. |n. |n.º ", page="pp. |p. |págs. |pp.", total=" p.| págs.| pp.", edited="(ed.) |(coord.) |(comp.) |en ", within="En: |En |en ",
          accessed="[Consulta: %s]|Consultado el %s|Fecha de consulta: %s|(consultado el %s)|Recuperado el %s", edition="2ª ed.|3.ª edición", url="Disponible en: |Recuperado de |disponible en ||", others=" et al.| y otros", conjunction=" y |; |, "),
)  # fmt: skip
PORTUGUESE = Vocabulary(
    _list("Silva|Santos|Oliveira|Souza|Rodrigues|Ferreira|Almeida|Costa|Pereira|Carvalho|Gomes|Martins|Araújo|Ribeiro|Barbosa|Rocha|Dias|Nascimento|Andrade|Moreira|"
          "Castelo Branco|Sousa Santos|Villa-Lobos"),
    _list("João|Maria|José|Ana Paula|Antônio|Luciana|Paulo Roberto|Fernanda|Carlos Alberto|Beatriz|Luiz|Márcia|Manoel|Lúcia Helena"),
    _list("A construção|O desenvolvimento|Análise|História|Formação|Ensino e aprendizagem: aspectos|Avaliação|Políticas|Uma introdução ao estudo|Caracterização"),
    _list("da identidade docente|do trabalho no Brasil contemporâneo|de solos do cerrado|das políticas públicas de saúde|da educação ambiental|"
          "de professores na escola básica|da literatura brasileira|do direito penal|da qualidade da água em bacias urbanas|de armadilhas luminosas"),
    " ", _list("Revista Brasileira de Educação|Cadernos de Saúde Pública|Química Nova|Educação & Sociedade|Revista de Saúde Pública|Ciência Rural|Folha de S. Paulo|Estudos Avançados|"
          "Arquivos Brasileiros de Cardiologia|Pesquisa Agropecuária Brasileira|Trans/Form/Ação|História, Ciências, Saúde – Manguinhos"),
    _list("Editora Atlas|Cortez|Companhia das Letras|Vozes|Editora da Unicamp|Saraiva|Zahar|Paz e Terra|Edusp|Imprensa Nacional"),
    _list("São Paulo|Rio de Janeiro|Petrópolis|Campinas|Lisboa|Brasília|Porto Alegre|Belo Horizonte|Coimbra|Recife"),
    _list("Tese (Doutorado em Educação)|Dissertação (Mestrado em História)|Trabalho de Conclusão de Curso|Tese de doutorado"),
    _list("Anais do Congresso Brasileiro de Ciência do Solo|Simpósio Nacional de História|Encontro Nacional de Pesquisa em Educação"),
    _list("jan.|fev.|mar.|abr.|maio|jun.|jul.|ago.|set.|out.|nov.|dez."),
    _list("BRASIL|BRASIL. Ministério da Educação|IBGE|INSTITUTO BRASILEIRO DE GEOGRAFIA E ESTATÍSTICA|Ministério da Saúde|UNIVERSIDADE DE SÃO PAULO"),
    _cues(volume="v. |v.|vol. ", issue="n. |n.|nº ", page="p. |p.|pp. ", total=" p.|p.", edited="(Org.). |(Orgs.). |(Coord.). ", within="In: |In |Em: ",
          accessed="Acesso em: %s|Acesso em %s|acessado em %s|[Acesso em %s]", edition="2. ed.|3. ed. rev.|5ª ed.", url="Disponível em: |Disponível em: <|Recuperado de ", others=" et al.", conjunction="; | e |, "),
)  # fmt: skip
GERMAN = Vocabulary(
    _list("Müller|Schmidt|Schneider|Fischer|Weber|Meyer|Wagner|Becker|Schulz|Hoffmann|Schäfer|Koch|Bauer|Richter|Klein|Wolf|Schröder|Neumann|Zimmermann|Krüger|Hartmann|Lange|"
          "von Braun|Müller-Lüdenscheidt|Böhme|Groß"),
    _list("Hans|Anna|Peter|Ursula|Karl-Heinz|Monika|Jürgen|Sabine|Wolfgang|Petra|Thomas|Claudia|Michael|Gisela"),
    _list("Die Entwicklung|Zur Geschichte|Theorie und Praxis|Grundlagen|Einführung in die Methoden|Untersuchungen zur Struktur|Das Problem|Der Begriff|Studien zum Wandel"),
    _list("der modernen Gesellschaft|der mittelalterlichen Stadt|des deutschen Bildungswesens|der empirischen Sozialforschung|politischer Parteien|der Quantenmechanik|"
          "des europäischen Rechts|der Sprache Goethes|der Familienpolitik|organischer Verbindungen"),
    " ", _list("Zeitschrift für Soziologie|Historische Zeitschrift|Kölner Zeitschrift für Soziologie und Sozialpsychologie|Angewandte Chemie|Neue Juristische Wochenschrift|Merkur|"
          "Frankfurter Allgemeine Zeitung|Deutsches Ärzteblatt|Die Zeit|Archiv für Kulturgeschichte|Annalen der Physik"),
    _list("Suhrkamp|Springer|C. H. Beck|Vandenhoeck & Ruprecht|Campus|Rowohlt|de Gruyter|VS Verlag für Sozialwissenschaften|Reclam|Oldenbourg"),
    _list("Berlin|München|Frankfurt am Main|Göttingen|Wiesbaden|Stuttgart|Wien|Zürich|Leipzig|Tübingen|Frankfurt a. M.|Hamburg"),
    _list("Dissertation|Diss.|Diplomarbeit|Masterarbeit|Habilitationsschrift|Diss. phil."),
    _list("Tagungsband der Jahrestagung|Verhandlungen des 20. Deutschen Soziologentages|Beiträge zur Konferenz"),
    _list("Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"),
    _list("Statistisches Bundesamt|Bundesministerium für Bildung und Forschung|Deutsche Forschungsgemeinschaft|Institut für Zeitgeschichte"),
    _cues(volume="Bd. |Band |Jg. |", issue="Heft |H. |Nr. ", page="S. |S.|Seite ", total=" S.| Seiten", edited="(Hrsg.): |(Hg.), |hrsg. von |Hg. v. ", within="In: |in: |In |in ",
          accessed="(Zugriff am %s)|abgerufen am %s|(Stand: %s)|[Zugriff: %s]|zuletzt geprüft am %s", edition="2. Aufl.|3., überarb. Aufl.|2. Auflage", url="Online: |URL: |Verfügbar unter ||", others=" u. a.| et al.", conjunction=" und |/|; |, "),
)  # fmt: skip
FRENCH = Vocabulary(
    _list("Dupont|Martin|Bernard|Dubois|Lefèvre|Moreau|Laurent|Lefebvre|Roux|Fournier|Girard|Mercier|Blanc|Guérin|Boyer|Garnier|Lévy|Le Goff|de La Fontaine|Bourdieu|Lévi-Strauss|Aubert"),
    _list("Jean|Marie|Pierre|Catherine|Jean-Paul|Sylvie|Michel|Françoise|Anne-Marie|Philippe|Hélène|Étienne|François"),
    _list("La construction|Histoire|L'évolution|Une sociologie|Essai sur la nature|Les politiques|Enseigner et apprendre: enjeux|Analyse|Les origines|Le rôle"),
    _list("de la ville médiévale|des pratiques culturelles|du droit européen|de l'enseignement supérieur|des mouvements sociaux en France|de la pensée politique|"
          "du travail ouvrier|des économies rurales|de l'image publique|des écosystèmes forestiers"),
    " ", _list("Revue française de sociologie|Annales. Histoire, Sciences sociales|Le Monde|Actes de la recherche en sciences sociales|Population|Revue d'histoire moderne et contemporaine|"
          "Comptes rendus de l'Académie des sciences|L'Année sociologique|Esprit|Cahiers d'études africaines|Revue de métaphysique et de morale"),
    _list("Gallimard|Presses universitaires de France|PUF|Éditions du Seuil|La Découverte|Armand Colin|L'Harmattan|CNRS Éditions|Fayard|Presses de Sciences Po"),
    _list("Paris|Lyon|Genève|Bruxelles|Rennes|Montréal|Strasbourg|Aix-en-Provence|Grenoble"),
    _list("Thèse de doctorat|thèse de doctorat en sociologie|Mémoire de master|Thèse de 3e cycle"),
    _list("Actes du colloque de Cerisy|Actes du congrès international|Colloque national de démographie"),
    _list("janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"),
    _list("INSEE|Ministère de la Culture|Commission européenne|Organisation mondiale de la santé|Conseil de l'Europe"),
    _cues(volume="vol. |t. |tome |", issue="n° |no |n°|nº ", page="p. |pp. |p.", total=" p.| p|p.", edited="(dir.), |(éd.), |sous la dir. de |in ", within="in |dans |In : |In: |Dans ",
          accessed="(consulté le %s)|[consulté le %s]|page consultée le %s|Consulté le %s", edition="2e éd.|3e édition|nouv. éd.", url="En ligne : |Disponible sur : |[En ligne] |URL : ", others=" et al.| et alii", conjunction=" et |, |; "),
)  # fmt: skip
ENGLISH = Vocabulary(
    _list("Smith|Johnson|Brown|O'Connor|van der Berg|McDonald|Nguyen|Patel|Kim|Zhang|Suleimenov|Kumar|Anderson|Hassan|Okafor|Tanaka|Rossi|Novak|de Souza|Li|Nazarbayeva|Thompson-Reed"),
    _list("John|Mary|Robert|Linda|David K.|Susan|Aigul|Wei|James|Elizabeth|Rajesh|Olga|Peter J.|Fatima|Yuki"),
    _list("The role of leadership in|An introduction to|Understanding|Towards a theory of|Measuring|A comparative study of|New perspectives on|The politics of|Challenges and prospects for|Modelling|Rethinking"),
    _list("higher education reform|energy security in Central Asia|digital media and democracy|urban water management|machine translation quality|human rights law|"
          "early childhood development|regional trade agreements|the Kazakhstan-China relationship|climate adaptation: 1990-2015|small business growth|open access publishing"),
    " ", _list("Journal of Eurasian Studies|Central Asian Survey|World Politics|Higher Education Quarterly|Energy Policy|The Guardian|The New York Times|Foreign Affairs|Learned Publishing|"
          "International Journal of Education|Europe-Asia Studies|The Astana Times|Asian Survey|Water Resources Research"),
    _list("Cambridge University Press|Routledge|Oxford University Press|Sage Publications|Springer|Palgrave Macmillan|MIT Press|Edward Elgar|Penguin|RAND Corporation|Axis Publications"),
    _list("Cambridge|London|New York|Oxford|New Delhi|Washington, DC|Singapore|Boston, MA|Thousand Oaks, CA|Chicago|Cambridge, Mass.|London and New York"),
    _list("PhD thesis|Doctoral dissertation|Unpublished master's thesis|MSc dissertation|Ph.D. diss."),
    _list("Proceedings of the International Conference on Education|Proc. 5th Workshop on Machine Translation|Proceedings of the 12th Annual Meeting"),
    _list("January|Feb.|March|April|May|June|July|Aug.|September|Oct.|November|December"),
    _list("World Bank|Ministry of Education and Science of the Republic of Kazakhstan|Embassy of the United States|United Nations Development Programme|OECD|European Commission|Freedom House|"
          "U.S. Department of State|International Energy Agency|Asian Development Bank"),
    _cues(volume="vol. |Vol. |Volume |", issue="no. |No. |issue |", page="pp. |p. |pages |pp.|", total=" p.| pp.", edited="edited by |ed. |(Ed.), |(eds.), |(eds), ", within="In: |In |in |in: ",
          accessed="(accessed %s)|accessed on %s|[accessed %s]|Accessed %s|(last visited %s)|[cited %s]|viewed %s", edition="2nd ed.|3rd edn|(2nd ed.)|Rev. ed.", url="Available at: |Retrieved from |URL: |Available from: ||Available online: ", others=" et al.| and others", conjunction=" and | & |, |; "),
)  # fmt: skip
ITALIAN = FRENCH._replace(
    families=_list("Rossi|Bianchi|Ferrari|Esposito|Ricci|De Luca|Conti|Greco|Di Stefano|Galli|Eco|Ginzburg"), givens=_list("Giuseppe|Maria|Luigi|Anna|Umberto|Carlo|Giulia"),
    subjects=_list("La storia|Il problema|Lo sviluppo|Saggio sulla natura|Le origini|L'analisi"), matters=_list("della città medievale|del diritto europeo|della lingua italiana|dell'economia meridionale|del paesaggio agrario"),
    journals=_list("Rivista storica italiana|Quaderni storici|Il Mulino|Studi storici|La Repubblica|Giornale degli economisti"), houses=_list("Einaudi|Laterza|Il Mulino|Feltrinelli|Bompiani|FrancoAngeli"),
    cities=_list("Torino|Milano|Roma|Bologna|Firenze|Bari|Napoli"), months=_list("gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre"),
    cues=_cues(volume="vol. |", issue="n. |fasc. ", page="pp. |p. ", total=" p.| pp.", edited="(a cura di), |a cura di ", within="in |In: ", accessed="(consultato il %s)|[ultimo accesso: %s]", edition="2a ed.",
               url="Disponibile: |URL: |", others=" et al.", conjunction=" e |, |; "),
)  # fmt: skip
POLISH = FRENCH._replace(
    families=_list("Kowalski|Nowak|Wiśniewska|Wójcik|Kamiński|Lewandowska|Zieliński|Szymańska|Woźniak|Dąbrowski|Kozłowska"), givens=_list("Jan|Anna|Piotr|Maria|Krzysztof|Małgorzata|Tomasz"),
    subjects=_list("Wybrane aspekty|Historia|Rozwój|Problemy|Wstęp do teorii|Kultura i społeczeństwo:"), matters=_list("polityki Unii Europejskiej|prawa karnego|literatury polskiej|edukacji wyższej|gospodarki regionalnej"),
    journals=_list("Studia Socjologiczne|Kwartalnik Historyczny|Państwo i Prawo|Pamiętnik Literacki|Ekonomista|Gazeta Wyborcza"), houses=_list("PWN|Wydawnictwo Naukowe Scholar|Księgarnia Akademicka|Ossolineum|Universitas"),
    cities=_list("Warszawa|Kraków|Wrocław|Poznań|Łódź|Gdańsk"), cues=_cues(volume="t. |", issue="nr |z. ", page="s. |s.", total=" s.", edited="(red.), |pod red. ", within="[w:] |w: ", accessed="(dostęp: %s)|[dostęp %s]", edition="wyd. 2", url="Dostępny w: |", others=" i in.", conjunction=", | i |; "),
)  # fmt: skip
CHINESE = Vocabulary(
    _list("王|李|张|刘|陈|杨|赵|黄|周|吴|徐|孙|胡|朱|高|林|何|郭|马|罗|梁|宋|郑|谢|韩|唐|冯|于|董|萧|欧阳|司马"), _list("伟|芳|建国|秀英|敏|静|丽华|强|磊|晓军|洋|艳|勇|杰|娟|涛|明|志远|霞|平|文博|思远"),
    _list("基于深度学习的|我国|论|中国古代|城市化进程中的|大学生|新时代|长江流域|碳纤维|互联网时代|浅谈|农村"), _list("图像识别方法研究|经济发展模式分析|文化传播问题|水污染防治对策|教育公平的思考|社会保障制度研究|复合材料性能|心理健康状况调查|信息资源建设|图书馆服务创新"),
    "", _list("中国社会科学|图书情报工作|经济研究|清华大学学报（自然科学版）|心理学报|中国图书馆学报|光明日报|人民日报|物理学报|情报杂志|安徽农业科学|教育研究"), _list("科学出版社|人民出版社|中华书局|商务印书馆|清华大学出版社|高等教育出版社|上海古籍出版社"),
    _list("北京|上海|广州|南京|武汉|成都|天津"), _list("博士学位论文|硕士学位论文"), _list("全国学术会议论文集|第三届中国计算机大会论文集"), _list("1月|3月|5月|10月|12月"), _list("国家统计局|中国科学院|教育部"),
    _cues(volume="|第", issue="第|", page="|第|页", total="页", edited="主编. ", within="见: |载: |//", accessed="[%s]|（访问日期：%s）", edition="2版|第3版|修订版", url="||网址: ", others=", 等|等", conjunction=", |，|、"),
)  # fmt: skip
KOREAN = CHINESE._replace(
    families=_list("김|이|박|최|정|강|조|윤|장|임|한|오|서|신|권|황|안|송|류|홍"), givens=_list("영수|민지|성호|지연|현주|철민|은영|동욱|수진|재훈|미경|상우|혜린|경희|준호|옥|진"),
    subjects=_list("청소년의 스마트폰 사용이|조선시대의|대학생의|사회복지사의 직무 스트레스와|다문화가정 아동의|도시재생사업에 따른|간호대학생의|지역축제의|초등학교 교사의|빅데이터를 활용한"),
    matters=_list("학업 성취에 미치는 영향|건축 양식에 대한 연구|자아존중감과 우울의 관계|소진에 관한 연구|언어발달 특성: 사례를 중심으로|주거환경 변화 분석|임상실습 만족도|경제적 파급효과 연구|"
                  "인식과 요구 조사|서비스 품질 평가"),
    link=" ", journals=_list("한국언론정보학보|아동학회지|한국도시설계학회지|한국간호과학회지|대한건축학회논문집|교육학연구|한국콘텐츠학회논문지|사회복지연구|한국사회학|동아일보"),
    houses=_list("박영사|학지사|민음사|서울대학교출판부|한길사|창작과비평사"), cities=_list("서울|부산|대구|대전|광주"), theses=_list("석사학위논문|박사학위논문|석사학위 논문"),
    meetings=_list("한국정보과학회 학술발표논문집|대한전자공학회 하계종합학술대회 논문집"), bodies=_list("통계청|보건복지부|국립국어원|한국은행"),
    cues=_cues(volume="제|Vol. |vol.|", issue="제|No. |no.|", page="pp. |pp.|", total="쪽|면", edited="편. ", within="In |", accessed="(접속일: %s)|(검색일: %s)", edition="2판|개정판", url="||URL: ", others=" 외", conjunction=", |·|와 "),
)  # fmt: skip
JAPANESE = CHINESE._replace(
    families=_list("佐藤|鈴木|高橋|田中|渡辺|伊藤|山本|中村|小林|加藤|吉田|山田|佐々木|松本|井上|久保|藤島"), givens=_list("太郎|花子|健一|恵子|正|由美|智康|直樹|美咲|隆|亥治郎|晴香"),
    subjects=_list("日本における|平安時代の|高齢者の|大学図書館における|地域社会と|近代都市の"), matters=_list("言語教育の研究|建築様式について|健康管理に関する調査|電子資料の利用|経済構造の変化|文化財保護の現状"),
    journals=_list("日本建築学会論文集|情報処理学会論文誌|社会学評論|教育学研究|日本医史学雑誌|朝日新聞|歴史学研究|図書館雑誌"), houses=_list("岩波書店|講談社|東京大学出版会|有斐閣|柏書房"), cities=_list("東京|京都|大阪|名古屋"),
    cues=_cues(volume="第|Vol. |", issue="第|No. |", page="pp. |pp.|", total="頁|p.", edited="編, ", within="In: |", accessed="(参照 %s)|（閲覧日：%s）", edition="第2版|新版", url="||URL: ", others="他|ほか", conjunction=", |・|，"),
)  # fmt: skip
LANGUAGES = {
    "ru": RUSSIAN, "kk": KAZAKH, "uk": UKRAINIAN, "tr": TURKISH, "es": SPANISH, "pt": PORTUGUESE, "de": GERMAN, "fr": FRENCH, "en": ENGLISH,
    "it": ITALIAN, "pl": POLISH, "zh": CHINESE, "ko": KOREAN, "ja": JAPANESE,
}  # fmt: skip
