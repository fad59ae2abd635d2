import { type Paper, qrCode } from '#platform/pdf'

/** What a family is told on paper when a statement is refused (S-132…S-135). */
export type RefusalFacts = {
  statementNumber: string
  statementDate: string
  /** Of the decision. */
  date: string
  /** Address of the record, behind the QR code. */
  address: string
  authorisedBody: string
  /** «Петровой Анне Викторовне» */
  applicantDative: string
  /** «Петровой Марии Андреевне» */
  childDative: string
  ground: { words: string; law: string; explanation: string }
  /** What the one who decided added. */
  text: string | null
  appeal: string
}

/** Notice of refusal: the ground with its law, what to do and how to appeal. */
export const refusalPaper: Paper<RefusalFacts> = {
  name: 'certificates.refusal',
  label: 'Уведомление об отказе',
  version: '1',
  title: () => 'Уведомление об отказе в выдаче сертификата дополнительного образования',
  data: ({ statementNumber, date, address, authorisedBody, applicantDative, ground, ...rest }) => ({
    head: {
      number: statementNumber,
      date,
      issuer: [authorisedBody],
      addressee: [applicantDative],
      qr: qrCode(address),
    },
    statementNumber,
    ground: { ...ground },
    ...rest,
  }),
  template: `
По заявлению № #data.statementNumber от #data.statementDate принято решение отказать в выдаче сертификата дополнительного образования #data.childDative.

= Основание
*#data.ground.words*

#data.ground.law

#if data.text != none [
  = Пояснение
  #data.text
]

= Что можно сделать
#data.ground.explanation

= Как обжаловать
#data.appeal

#note[Номер сертификата, присвоенный по заявлению, исключён из реестра. Новое заявление можно подать в любой день: ждать для этого не нужно.]

#signature("Решение принял")
`,
  samples: {
    'неверные сведения': {
      statementNumber: 'З-2026-000123',
      statementDate: '20 ноября 2026 года',
      date: '24 ноября 2026 года',
      address: 'https://kruzhok.example.ru/my/statements/0199d1a0-0000-7000-8000-000000000003',
      authorisedBody: 'Комитет образования Приозёрского района',
      applicantDative: 'Петровой Анне Викторовне',
      childDative: 'Петровой Марии Андреевне',
      ground: {
        words: 'Сведения неполные или недостоверные',
        law: 'Пункт 14 Правил персонифицированного финансирования (постановление от 20.12.2019 № 512-пп)',
        explanation: 'Исправьте данные по документам и подайте заявление снова.',
      },
      text: 'В свидетельстве о рождении другая дата рождения.',
      appeal: 'Напишите жалобу в уполномоченный орган вашего муниципалитета: её рассмотрят за 30 дней.',
    },
  },
}
