import type { Block, Letter } from '#platform/mail'

type PointFacts = { name: string; address: string; hours: string; phone: string }
export type CertificateFacts = {
  childId: string
  childName: string
  statementId: string
  statementNumber: string
  certificateNumber: string
  /** «1 декабря 2026 года» */
  dueOn: string
  points: readonly PointFacts[]
}

export const sample: CertificateFacts = {
  childId: '0199d1a0-0000-7000-8000-000000000002',
  childName: 'Петрова Мария Андреевна',
  statementId: '0199d1a0-0000-7000-8000-000000000003',
  statementNumber: 'З-2026-000123',
  certificateNumber: '4705381924',
  dueOn: '1 декабря 2026 года',
  points: [
    {
      name: 'Школа № 3',
      address: 'г. Приозёрск, ул. Школьная, 14',
      hours: 'пн–чт 9:00–17:00',
      phone: '+7 813 793 14 15',
    },
  ],
}

/** S-163: the family receives the certificate by e-mail, and S-001: what must still be done with it. */
export const statementFiled: Letter<CertificateFacts> = {
  name: 'certificates.statement-filed',
  kind: 'decision',
  subject: ({ certificateNumber }) => `Сертификат ${certificateNumber}: осталось активировать`,
  body: (facts) => [
    { heading: 'Поздравляем с получением сертификата!' },
    {
      p: `Мы получили заявление и присвоили ребёнку (${facts.childName}) номер сертификата дополнительного образования.`,
    },
    {
      facts: [
        ['Номер сертификата', facts.certificateNumber],
        ['Номер заявления', facts.statementNumber],
        ['Прийти с документами до', facts.dueOn],
      ],
    },
    {
      p: 'Чтобы пользоваться сертификатом, его нужно активировать. Подать заявку в кружок можно уже сейчас, но зачислить ребёнка без активации не смогут.',
    },
    { p: 'Возьмите с собой подписанное заявление и согласие, свой паспорт, документ ребёнка и СНИЛС ребёнка.' },
    ...where(facts),
    { button: 'Скачать заявление и согласие', href: `/my/statements/${facts.statementId}` },
    { p: 'Как устроен сертификат и что с ним делать, на одной странице рассказывает памятка.' },
    { button: 'Памятка для родителей (PDF)', href: '/papers/memo.pdf' },
  ],
  samples: { 'новый сертификат': sample },
}

export const accepted: Letter<CertificateFacts> = {
  name: 'certificates.accepted',
  kind: 'decision',
  subject: ({ statementNumber }) => `Заявление ${statementNumber} принято`,
  body: ({ childId, childName, statementNumber, certificateNumber }) => [
    { p: `Пункт приёма сверил документы и принял заявление ${statementNumber} (${childName}).` },
    { p: `Сертификат ${certificateNumber} сейчас в обработке. Как только его активируют, мы напишем.` },
    { button: 'Открыть карточку ребёнка', href: `/my/children/${childId}` },
  ],
  samples: { принято: sample },
}

export const activated: Letter<CertificateFacts> = {
  name: 'certificates.activated',
  kind: 'decision',
  subject: ({ certificateNumber }) => `Сертификат ${certificateNumber} активирован`,
  body: ({ childId, childName, certificateNumber }) => [
    { heading: 'Сертификат активирован' },
    { p: `Теперь по сертификату ${certificateNumber} можно записать ребёнка (${childName}) в кружки и секции.` },
    { button: 'Выбрать занятие', href: '/programmes' },
    { p: 'Сколько денег на сертификате и на что они ушли, видно в карточке ребёнка.' },
    { button: 'Открыть карточку ребёнка', href: `/my/children/${childId}` },
  ],
  samples: { активирован: sample },
}

function where({ points }: CertificateFacts): Block[] {
  if (points.length === 0) return []
  return [
    { heading: 'Куда прийти' },
    { list: points.map(({ name, address, hours, phone }) => `${name}: ${address}, ${hours}, ${phone}`) },
  ]
}
