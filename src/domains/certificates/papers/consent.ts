import { type Paper, qrCode } from '#platform/pdf'

export type ConsentFacts = {
  statementNumber: string
  /** Address of the record, behind the QR code. */
  address: string
  /** «Законный представитель»; a child from fourteen signs as «Заявитель». */
  signer: string
  title: string
  version: string
  date: string
  applicant: string
  applicantDocument: string
  applicantAddress: string
  applicantShort: string
  child: string
  childBirth: string
  childDocument: string
  paragraphs: readonly string[]
  /** «в личном кабинете 20 ноября 2026 года, 10:15» */
  given: string
}

/** Consent to data processing: a sheet of its own by 156-FZ, one copy for the applicant and one for the point (S-174). */
export const consentPaper: Paper<ConsentFacts> = {
  name: 'certificates.consent',
  label: 'Согласие на обработку данных',
  version: '2',
  title: ({ title }) => title,
  data: ({ paragraphs, statementNumber, date, address, ...facts }) => ({
    head: { number: statementNumber, date, qr: qrCode(address) },
    paragraphs: [...paragraphs],
    ...facts,
  }),
  template: `
#let copy(whose) = [
  #align(right, small[Экземпляр #whose])

  #facts((
    (data.signer, data.applicant),
    ("Документ", data.applicantDocument),
    ("Адрес", data.applicantAddress),
    ("Ребёнок", data.child),
    ("Дата рождения", data.childBirth),
    ("Документ ребёнка", data.childDocument),
  ))

  #for paragraph in data.paragraphs [
    #paragraph

  ]

  #note[Редакция текста #data.version. Отмечено заявителем #data.given.]

  #signature(data.signer, name: data.applicantShort)
]

#copy[пункта приёма]
#pagebreak()
#sheet-head(title, head)
#copy[заявителя]
`,
  samples: {
    согласие: {
      statementNumber: 'З-2026-000123',
      address: 'https://kruzhok.example.ru/my/statements/0199d1a0-0000-7000-8000-000000000003',
      signer: 'Законный представитель',
      title: 'Согласие на обработку персональных данных',
      version: '2026-1',
      date: '20 ноября 2026 года',
      applicant: 'Петрова Анна Викторовна',
      applicantDocument: 'Паспорт гражданина Российской Федерации 45 04 123456',
      applicantAddress: 'г. Приозёрск, ул. Озёрная, 7, кв. 12',
      applicantShort: 'Петрова А. В.',
      child: 'Петрова Мария Андреевна',
      childBirth: '11 марта 2017 года',
      childDocument: 'Свидетельство о рождении II-АБ 123456',
      paragraphs: ['Я даю согласие операторам системы на обработку моих персональных данных и данных ребёнка.'],
      given: 'в личном кабинете 20 ноября 2026 года, 10:15',
    },
  },
}
