import type { Paper } from '#platform/pdf'

export type ConsentFacts = {
  statementNumber: string
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
  givenAt: string
}

/** Consent to data processing: a sheet of its own by 156-FZ, two copies (S-174). */
export const consentPaper: Paper<ConsentFacts> = {
  name: 'certificates.consent',
  version: '1',
  title: ({ title }) => title,
  data: ({ paragraphs, statementNumber, date, ...facts }) => ({
    head: { number: statementNumber, date },
    paragraphs: [...paragraphs],
    ...facts,
  }),
  template: `
#facts((
  ("Законный представитель", data.applicant),
  ("Документ", data.applicantDocument),
  ("Адрес", data.applicantAddress),
  ("Ребёнок", data.child),
  ("Дата рождения", data.childBirth),
  ("Документ ребёнка", data.childDocument),
))

#for paragraph in data.paragraphs [
  #paragraph

]

#note[Редакция текста #data.version. Отмечено заявителем в личном кабинете #data.givenAt.]

#signature("Законный представитель", name: data.applicantShort)
`,
  samples: {
    согласие: {
      statementNumber: 'З-2026-000123',
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
      givenAt: '20 ноября 2026 года, 10:15',
    },
  },
}
