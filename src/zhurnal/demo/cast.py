"""Who signs in to the demo school: the people of the documents and pictures, by login."""

from __future__ import annotations

#: The common password of everybody in the demo school; there is nothing to protect there.
PASSWORD = "сирень у калитки"  # noqa: S105
#: Login, name, what to look at with it.
CAST = (
    ("petrova.as", "Петрова Анна Сергеевна", "учитель математики: 7Б, 9А, 10Б; класс 9А"),
    ("kudryavtsev.bi", "Кудрявцев Борис Игоревич", "учитель истории и обществознания; класс 10Б"),
    ("belousova.np", "Белоусова Наталья Петровна", "учитель английского: 7Б, первая группа"),
    ("safina.gr", "Сафина Гульнара Ринатовна", "классный руководитель 7Б, русский и литература"),
    ("vagner.ef", "Вагнер Елена Фёдоровна", "учитель математики, заменяет Анну Сергеевну"),
    ("abramova.v", "Абрамова Вера Михайловна", "мама Ивана (7Б) и Алисы (3А)"),
    ("abramov.i", "Абрамов Иван", "ученик 7Б"),
    ("lebedeva.ov", "Лебедева Ольга Викторовна", "директор"),
    ("kudachinova.rm", "Кудачинова Роза Михайловна", "завуч, алгебра и геометрия в 9Б"),
    ("zyryanova.ti", "Зырянова Татьяна Ивановна", "секретарь"),
    ("kokh.da", "Кох Денис Андреевич", "администратор"),
)
