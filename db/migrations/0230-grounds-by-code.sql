-- Why an organisation refused or ended a contract is a code of a list; the words beside it are for the family. What was written
-- before is mapped by the words that the list said; a reason in its own words is the ground «other».
alter table enrolment_application add column refusal_ground text;
update enrolment_application set refusal_ground = coalesce(
  (select ground.code from (values
    ('age', 'Ребёнок не подходит по возрасту'),
    ('health', 'Нужна медицинская справка, её не принесли'),
    ('trial', 'Не пройдено вступительное испытание'),
    ('papers', 'Данные в заявке расходятся с документами'),
    ('group', 'Группа не набралась, занятий не будет'),
    ('family', 'Семья попросила отказать')) ground (code, words)
   where reason = ground.words or starts_with(reason, ground.words || '. ')), 'other')
where state = 'refused';
alter table enrolment_application
  add constraint enrolment_application_refusal_ground_known
    check (refusal_ground in ('age', 'health', 'trial', 'papers', 'group', 'family', 'other')),
  add constraint enrolment_application_refused_on_a_ground check ((state = 'refused') = (refusal_ground is not null));

alter table enrolment_notice add column ground text;
update enrolment_notice set ground = coalesce(
  (select ground.code from (values
    ('debt', 'Просрочена доплата семьи'),
    ('discipline', 'Отчисление как мера дисциплинарного взыскания (с 15 лет)'),
    ('unlawful', 'Зачисление было незаконным по вине семьи'),
    ('child', 'Обучение невозможно из-за действий ребёнка'),
    ('outside', 'Обстоятельства, которые от организации не зависят')) ground (code, words)
   where reason = ground.words or starts_with(reason, ground.words || '. ')), 'other')
where side = 'provider';
alter table enrolment_notice
  add constraint enrolment_notice_ground_known
    check (ground in ('debt', 'discipline', 'unlawful', 'child', 'outside', 'other')),
  add constraint enrolment_notice_provider_on_a_ground check ((side = 'provider') = (ground is not null));
