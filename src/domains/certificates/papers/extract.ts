import { type Paper, qrCode } from '#platform/pdf'

export type ExtractFacts = {
  certificateNumber: string
  date: string
  authorisedBody: string
  contacts: string
  rows: readonly (readonly [string, string])[]
  siteAddress: string
  /** On a new extract only: the password that the number signs in with the first time (S-038). */
  signIn: ExtractSignIn | null
}

export type ExtractSignIn = { number: string; password: string; until: string }

const sample: ExtractFacts = {
  certificateNumber: '4705381924',
  date: '20 ноября 2026 года',
  authorisedBody: 'Комитет образования Приозёрского района',
  contacts: '+7 81379 3-10-10, obr@example.ru',
  siteAddress: 'https://kruzhok.example.ru/my',
  signIn: null,
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
}

/** Extract from the registry = the certificate on paper (domain 10.3). A password stands on a new one only. */
export const extractPaper: Paper<ExtractFacts> = {
  name: 'certificates.extract',
  label: 'Выписка из реестра',
  version: '2',
  title: () => 'Выписка из реестра сертификатов дополнительного образования',
  data: ({ certificateNumber, date, authorisedBody, rows, ...rest }) => ({
    head: { number: certificateNumber, date, issuer: [authorisedBody], qr: qrCode(rest.siteAddress) },
    rows: rows.map((row) => [...row]),
    ...rest,
  }),
  template: `
#facts(data.rows)

#if data.signIn != none [
  == Вход по номеру сертификата
  #facts((
    ("Адрес", data.siteAddress),
    ("Номер сертификата (логин)", data.signIn.number),
    ("Пароль для первого входа", data.signIn.password),
    ("Войти нужно до", data.signIn.until),
  ))
  Пароль срабатывает один раз: при первом входе сайт попросит придумать свой. Большие и маленькие буквы в нём не различаются, дефисы можно не ставить. Не показывайте этот лист посторонним.
]

#note[
  Номер сертификата называют при записи в кружок; он не меняется все годы. Номинал, остаток и договоры — в личном кабинете: #data.siteAddress.
  Вопросы о сертификате: #data.contacts.
]
`,
  samples: {
    выписка: sample,
    'новая выписка с паролем': {
      ...sample,
      signIn: {
        number: sample.certificateNumber,
        password: 'kf7m-x2hd-9wqr-tc4n',
        until: '20 декабря 2026 года, 10:15',
      },
    },
  },
}
