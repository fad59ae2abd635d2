import { type Paper, qrCode } from '#platform/pdf'

type Rows = readonly (readonly [string, string])[]
export type StatementFacts = {
  number: string
  date: string
  certificateNumber: string
  authorisedBody: string
  /** Address of the record, behind the QR code. */
  address: string
  applicantGenitive: string
  applicantShort: string
  /** For whom: «моей дочери, Петровой Марии Андреевне,» or «мне». */
  forWhom: string
  applicant: Rows
  child: Rows
  category: string
  dueOn: string
  places: readonly string[]
  rulesTick: string
}

const sample: StatementFacts = {
  number: 'З-2026-000123',
  date: '20 ноября 2026 года',
  certificateNumber: '4705381924',
  authorisedBody: 'Комитет образования Приозёрского района',
  address: 'https://kruzhok.example.ru/my/statements/0199d1a0-0000-7000-8000-000000000003',
  applicantGenitive: 'Петровой Анны Викторовны',
  forWhom: 'моей дочери, Петровой Марии Андреевне,',
  applicantShort: 'Петрова А. В.',
  applicant: [
    ['Кем приходится ребёнку', 'мама'],
    ['Документ', 'Паспорт гражданина Российской Федерации 45 04 123456'],
    ['Адрес', 'г. Приозёрск, ул. Озёрная, 7, кв. 12'],
    ['Телефон и почта', '+7 912 345-67-89, anna@example.ru'],
  ],
  child: [
    ['Фамилия, имя, отчество', 'Петрова Мария Андреевна'],
    ['Дата рождения, пол', '11 марта 2017 года, женский'],
    ['СНИЛС', '112-233-445 95'],
    ['Документ', 'Свидетельство о рождении II-АБ 123456'],
    ['Адрес', 'г. Приозёрск, ул. Озёрная, 7, кв. 12'],
  ],
  category: 'Дети от 5 до 18 лет',
  dueOn: '1 декабря 2026 года',
  places: ['Школа № 3: г. Приозёрск, ул. Школьная, 14, пн–чт 9:00–17:00, +7 81379 3-14-15'],
  rulesTick: 'Я согласен (согласна) с правилами персонифицированного финансирования',
}

/** Statement for a certificate, made from the record and signed at the reception point (domain 10.1). */
export const statementPaper: Paper<StatementFacts> = {
  name: 'certificates.statement',
  label: 'Заявление на сертификат',
  version: '2',
  title: () => 'Заявление на получение сертификата дополнительного образования',
  data: ({ number, date, address, authorisedBody, applicantGenitive, applicant, child, places, ...rest }) => ({
    head: {
      number,
      date,
      addressee: [authorisedBody, `от ${applicantGenitive}`],
      qr: qrCode(address),
    },
    applicant: applicant.map((row) => [...row]),
    child: child.map((row) => [...row]),
    places: [...places],
    number,
    ...rest,
  }),
  template: `
Прошу выдать #data.forWhom сертификат дополнительного образования и внести запись в реестр сертификатов.
Номер сертификата, присвоенный записи: *#data.certificateNumber*.

= Заявитель
#facts(data.applicant)

= Ребёнок
#facts(data.child + (("Категория", data.category),))

#tick(true)[#data.rulesTick]

#signatures(((role: "Заявитель", name: data.applicantShort), (role: "Принял сотрудник пункта приёма")))

#block(breakable: false)[
#cut()

*Расписка к заявлению № #data.number.* Приняты: заявление, согласие на обработку персональных данных; сверены документ заявителя, документ и СНИЛС ребёнка.
Прийти с документами нужно до #data.dueOn. #if data.places.len() > 0 [Куда: #data.places.join("; ").]
]
`,
  samples: { заявление: sample },
}
