import { type Paper, qrCode } from '#platform/pdf'

/** A written renunciation of a certificate (S-137). */
export type RenunciationFacts = {
  certificateNumber: string
  date: string
  address: string
  authorisedBody: string
  applicantGenitive: string
  applicantShort: string
  applicantDocument: string
  child: string
  childGenitive: string
  childBirth: string
  reason: string | null
}

export const renunciationPaper: Paper<RenunciationFacts> = {
  name: 'certificates.renunciation',
  label: 'Отказ от использования сертификата',
  version: '1',
  title: () => 'Заявление об отказе от использования сертификата дополнительного образования',
  data: ({ certificateNumber, date, address, authorisedBody, applicantGenitive, ...rest }) => ({
    head: {
      number: certificateNumber,
      date,
      addressee: [authorisedBody, `от ${applicantGenitive}`],
      qr: qrCode(address),
    },
    certificateNumber,
    ...rest,
  }),
  template: `
Отказываюсь от использования сертификата дополнительного образования № #data.certificateNumber, выданного на имя #data.childGenitive, и прошу исключить его из реестра сертификатов.

#facts((
  ("Ребёнок", data.child),
  ("Дата рождения", data.childBirth),
  ("Документ заявителя", data.applicantDocument),
  ("Причина", data.reason),
))

Мне известно:

- заявки, которые ещё не стали договорами, отменяются, места в группах освобождаются;
- заключённые договоры действуют до конца месяца исключения, дальше занятия по сертификату не оплачиваются;
- остаток номинала возвращается в бюджет и деньгами не выдаётся;
- новый сертификат можно получить по новому заявлению, номер у него будет другой.

#signatures(((role: "Заявитель", name: data.applicantShort), (role: "Принял сотрудник")))
`,
  samples: {
    отказ: {
      certificateNumber: '4705381924',
      date: '20 ноября 2026 года',
      address: 'https://kruzhok.example.ru/my/children/0199d1a0-0000-7000-8000-000000000002',
      authorisedBody: 'Комитет образования Приозёрского района',
      applicantGenitive: 'Петровой Анны Викторовны',
      applicantShort: 'Петрова А. В.',
      applicantDocument: 'Паспорт гражданина Российской Федерации 45 04 123456',
      child: 'Петрова Мария Андреевна',
      childGenitive: 'Петровой Марии Андреевны',
      childBirth: '11 марта 2017 года',
      reason: null,
    },
  },
}
