import { type Paper, qrCode } from '#platform/pdf'

/** S-164: one page for every parent, with the contacts and points of the place. */
export type MemoFacts = {
  regionName: string
  municipality: string | null
  siteAddress: string
  ages: { from: number; to: number }
  documentsDays: string
  decision: string
  support: { email: string; phone: string; hours: string }
  body: { name: string; phone: string; email: string } | null
  points: readonly (readonly [string, string])[]
}

export const memoPaper: Paper<MemoFacts> = {
  name: 'certificates.memo',
  label: 'Памятка для родителей',
  version: '1',
  title: () => 'Как получить сертификат дополнительного образования',
  data: ({ siteAddress, regionName, municipality, points, ages, body, support, ...rest }) => ({
    head: { issuer: [regionName, ...(municipality ? [municipality] : [])], qr: qrCode(siteAddress) },
    siteAddress,
    points: points.map((row) => [...row]),
    ages: { ...ages },
    body: body && { ...body },
    support: { ...support },
    ...rest,
  }),
  template: `
#set text(size: 10pt)
Сертификат — это номер в реестре из десяти цифр. По нему детей от #data.ages.from до #data.ages.to лет записывают в кружки и секции; его дают один раз, и он действует до 18 лет. Можно ходить в несколько кружков сразу.

= Подать заявление
+ *В кабинете* на сайте #data.siteAddress: зарегистрируйтесь, добавьте ребёнка, заполните заявление и отметьте оба согласия. Номер сертификата придёт на почту сразу.
+ *В пункте приёма*: сотрудник заполнит заявление вместе с вами и откроет кабинет. Нужна почта, в которую вы можете зайти: отметки о согласии ставите только вы.

= Что взять с собой
Свой паспорт · свидетельство о рождении ребёнка, с 14 лет — паспорт · СНИЛС ребёнка · документ о категории, если она особая. Прийти нужно за #data.documentsDays после заявления; точный день написан в письме и в кабинете.

= Что дальше
#data.decision Заявку в кружок можно подать и раньше, а зачислят после активации. Выбрать занятие — в каталоге на сайте. В кабинете видно, сколько денег на сертификате, на что они ушли и кто смотрел данные ребёнка.

= Куда прийти
#if data.points.len() > 0 { facts(data.points, label-width: 40%) } else [ Адреса пунктов приёма — на сайте, в разделе «Пункты приёма». ]

#note[
  Вопросы по сайту: #data.support.phone, #data.support.email, #data.support.hours.
  #if data.body != none [О сертификатах и деньгах: #data.body.name, #data.body.phone, #data.body.email.]
  Пароль и код из письма никому не называйте: сотрудники их не спрашивают.
]
`,
  samples: {
    район: {
      regionName: 'Озёрная область',
      municipality: 'Приозёрский район',
      siteAddress: 'https://kruzhok.example.ru',
      ages: { from: 5, to: 18 },
      documentsDays: '7 рабочих дней',
      decision: 'Пункт приёма сверит документы, примет заявление и активирует сертификат; об этом придёт письмо.',
      support: { email: 'pomosch@example.ru', phone: '8 800 000-10-20', hours: 'по рабочим дням с 9:00 до 18:00' },
      body: { name: 'Комитет образования Приозёрского района', phone: '+7 81379 3-10-10', email: 'obr@example.ru' },
      points: [['Школа № 3', 'г. Приозёрск, ул. Школьная, 14, пн–чт 9:00–17:00, +7 81379 3-14-15']],
    },
    регион: {
      regionName: 'Озёрная область',
      municipality: null,
      siteAddress: 'https://kruzhok.example.ru',
      ages: { from: 5, to: 18 },
      documentsDays: '7 рабочих дней',
      decision:
        'Региональный оператор рассмотрит заявление за 3 рабочих дня после документов; о решении придёт письмо.',
      support: { email: 'pomosch@example.ru', phone: '8 800 000-10-20', hours: 'по рабочим дням с 9:00 до 18:00' },
      body: null,
      points: [],
    },
  },
}
