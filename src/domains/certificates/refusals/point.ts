import type { RefusalWords } from '#platform/manifest'

const points = { href: '/municipality/points', label: 'Пункты приёма' }

/** Words for every «no» about points, their people and campaigns. */
export const refusalsOfPoints: Record<string, RefusalWords> = {
  'certificates.point-closed': {
    status: 409,
    words: ({ name }) => ({
      title: 'Пункт уже закрыт',
      text: `${String(name)} больше не принимает заявления, менять в нём нечего. Чтобы открыть его снова, назначьте пункт новым актом.`,
      next: [points],
    }),
  },
  'certificates.act-ahead': {
    status: 422,
    words: () => ({
      title: 'Акт ещё не вышел',
      text: 'Пункты и кампании объявляют по акту, который уже подписан. Проверьте дату акта.',
      next: [points],
    }),
  },
  'certificates.workplace-not-stated': {
    status: 409,
    words: ({ name }) => ({
      title: 'Видеть личные данные здесь пока нельзя',
      text: `${String(name)} не заявил аттестованное рабочее место или защищённый канал. Укажите его в данных пункта, потом дайте право; работать по бумаге можно уже сейчас.`,
      next: [points],
    }),
  },
  'certificates.point-not-authorised': {
    status: 409,
    words: ({ name }) => ({
      title: 'Пункт не уполномочен активировать',
      text: `${String(name)} по акту только принимает заявления. Сначала уполномочьте пункт новым актом.`,
      next: [points],
    }),
  },
  'certificates.campaign-overlaps': {
    status: 409,
    words: () => ({
      title: 'В эти дни уже идёт кампания',
      text: 'Две кампании одного муниципалитета не накладываются друг на друга. Выберите другие дни.',
      next: [{ href: '/municipality/campaigns', label: 'Кампании' }],
    }),
  },
  'certificates.print-at-home': {
    status: 403,
    words: ({ statementId }) => ({
      title: 'Здесь напечатать нельзя',
      text: 'На этих бумагах личные данные, а рабочее место не в защищённой сети или у вас нет права их видеть. Заявление и согласие семья печатает из своего кабинета.',
      next: [{ href: `/reception/statements/${String(statementId)}`, label: 'К заявлению' }],
    }),
  },
}
