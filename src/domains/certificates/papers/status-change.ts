import { type Paper, qrCode } from '#platform/pdf'

/** A statement for the change of a certificate to one with a nominal (S-140…S-142). */
export type StatusChangeFacts = {
  /** Of the statement for the change. */
  number: string
  date: string
  address: string
  authorisedBody: string
  applicantGenitive: string
  applicantShort: string
  applicantDocument: string
  certificateNumber: string
  child: string
  childGenitive: string
  childBirth: string
  category: string
  /** The paper that proves the category; absent for the general one. */
  proof: string | null
  /** Last day of the decision. */
  decidedBy: string
}

export const statusChangePaper: Paper<StatusChangeFacts> = {
  name: 'certificates.status-change',
  label: 'Заявление о смене статуса',
  version: '1',
  title: () => 'Заявление об изменении статуса сертификата дополнительного образования',
  data: ({ number, date, address, authorisedBody, applicantGenitive, ...rest }) => ({
    head: { number, date, addressee: [authorisedBody, `от ${applicantGenitive}`], qr: qrCode(address) },
    number,
    ...rest,
  }),
  template: `
Прошу изменить статус сертификата дополнительного образования № #data.certificateNumber, выданного на имя #data.childGenitive, на «сертификат с номиналом» и внести изменение в реестр сертификатов.

#facts((
  ("Ребёнок", data.child),
  ("Дата рождения", data.childBirth),
  ("Категория", data.category),
  ("Документ о категории", data.proof),
  ("Документ заявителя", data.applicantDocument),
))

С правилами персонифицированного финансирования согласен (согласна). Мне известно, что отказать могут только тогда, когда исчерпано число сертификатов с номиналом или деньги на них; в этом случае ребёнок получает номер в очереди.

#signatures(((role: "Заявитель", name: data.applicantShort), (role: "Принял сотрудник")))

#cut()

*Расписка к заявлению № #data.number.* Заявление принято. Решение будет принято не позднее #data.decidedBy, ответ придёт на почту и в личный кабинет.
`,
  samples: {
    'смена статуса': {
      number: 'И-2026-000045',
      date: '20 ноября 2026 года',
      address: 'https://kruzhok.example.ru/my/children/0199d1a0-0000-7000-8000-000000000002',
      authorisedBody: 'Комитет образования Приозёрского района',
      applicantGenitive: 'Петровой Анны Викторовны',
      applicantShort: 'Петрова А. В.',
      applicantDocument: 'Паспорт гражданина Российской Федерации 45 04 123456',
      certificateNumber: '4705381924',
      child: 'Петрова Мария Андреевна',
      childGenitive: 'Петровой Марии Андреевны',
      childBirth: '11 марта 2017 года',
      category: 'Дети от 5 до 18 лет',
      proof: null,
      decidedBy: '27 ноября 2026 года',
    },
  },
}
