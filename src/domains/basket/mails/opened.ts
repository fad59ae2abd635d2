import { plural } from '#kernel/plural'
import { quoted } from '#kernel/quoted'
import type { Letter } from '#platform/mail'

export type OpenedFacts = { opened: { child: string; programme: string; group: string }[] }

/** What a family prepared may be filed from this minute on. */
export const opened: Letter<OpenedFacts> = {
  name: 'basket.opened',
  kind: 'term',
  subject: ({ opened }) =>
    `Запись открылась: ${plural(opened.length, 'заявка готова', 'заявки готовы', 'заявок готово')}`,
  body: ({ opened }) => [
    { p: 'Открылась запись в группы, для которых вы заранее подготовили заявки. Места занимают те, кто подал заявку.' },
    { facts: opened.map(({ child, programme, group }) => [child, `${quoted(programme)}, группа ${group}`]) },
    { button: 'Подать заявки', href: '/my/basket' },
    { small: 'Одно нажатие подаст всё, что можно подать сейчас. Лишнее уберите из корзины заранее.' },
  ],
  why: () => 'Вы получили это письмо, потому что положили заявки в корзину.',
  samples: {
    'две заявки': {
      opened: [
        { child: 'Мария', programme: 'Первые роботы', group: 'Р-2' },
        { child: 'Иван', programme: 'Шахматы', group: 'Ш-1' },
      ],
    },
  },
}
