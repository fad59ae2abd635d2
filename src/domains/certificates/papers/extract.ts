import { type Paper, qrCode } from '#platform/pdf'

export type ExtractFacts = {
  certificateNumber: string
  date: string
  authorisedBody: string
  contacts: string
  rows: readonly (readonly [string, string])[]
  siteAddress: string
}

/** Extract from the registry = the certificate on paper (domain 10.3). No password is printed on it. */
export const extractPaper: Paper<ExtractFacts> = {
  name: 'certificates.extract',
  version: '1',
  title: () => 'Выписка из реестра сертификатов дополнительного образования',
  data: ({ certificateNumber, date, authorisedBody, rows, ...rest }) => ({
    head: { number: certificateNumber, date, issuer: [authorisedBody], qr: qrCode(rest.siteAddress) },
    rows: rows.map((row) => [...row]),
    ...rest,
  }),
  template: `
#facts(data.rows)

#note[
  Номер сертификата называют при записи в кружок; он не меняется все годы. Номинал, остаток и договоры — в личном кабинете: #data.siteAddress.
  Вопросы о сертификате: #data.contacts.
]
`,
  samples: {
    выписка: {
      certificateNumber: '4705381924',
      date: '20 ноября 2026 года',
      authorisedBody: 'Комитет образования Приозёрского района',
      contacts: '+7 813 793-10-10, obr@example.ru',
      siteAddress: 'https://kruzhok.example.ru/my',
      rows: [
        ['Ребёнок', 'Петрова Мария Андреевна'],
        ['Номер сертификата', '4705381924'],
        ['Муниципалитет', 'Приозёрский район'],
        ['Категория', 'Дети от 5 до 18 лет'],
        ['Вид сертификата', 'сертификат учёта'],
        ['Состояние', 'не активирован'],
        ['Запись внесена', '20 ноября 2026 года'],
        ['Действует', 'с 20 ноября 2026 года по 10 марта 2035 года'],
      ],
    },
  },
}
