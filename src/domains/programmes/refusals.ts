import { formatRoubles } from '#kernel/money'
import type { Facts } from '#kernel/refusal'
import type { RefusalWords } from '#platform/manifest'

const own = { href: '/provider/programmes', label: 'К программам' }
const sum = (kopecks: unknown) => formatRoubles(BigInt(String(kopecks ?? 0)), { short: true })
const simple = (title: string, text: string): RefusalWords => ({
  status: 409,
  words: () => ({ title, text, next: [own] }),
})

const held = ({ taken, waiting }: Facts) =>
  [Number(taken) > 0 && `занято мест: ${taken}`, Number(waiting) > 0 && `ждут места: ${waiting}`]
    .filter(Boolean)
    .join(', ')

/** Words for every «no» of the programme editor. */
export const refusals: Record<string, RefusalWords> = {
  'programmes.being-checked': simple(
    'Программу проверяют',
    'Пока её проверяет оператор, менять её нельзя. Чтобы исправить, отзовите её с проверки.',
  ),
  'programmes.archived': simple('Программа в архиве', 'Её уже не меняют. Скопируйте её, чтобы начать новую.'),
  'programmes.published-already': simple(
    'Программа опубликована',
    'То, что проверил оператор, у опубликованной программы не меняют. Верните её в черновик, если на неё ещё никто не записан.',
  ),
  'programmes.not-sent': simple('Программа и так черновик', 'Её можно менять прямо сейчас.'),
  'programmes.no-module': simple(
    'Сначала добавьте модуль',
    'Программа состоит из модулей: у каждого свои часы и цена.',
  ),
  'programmes.check-decided': {
    status: 409,
    words: () => ({
      title: 'По программе уже решили',
      text: 'Кто-то решил раньше вас, или организация отозвала программу. Второе решение не нужно.',
      next: [{ href: '/region/checks', label: 'К проверкам' }],
    }),
  },
  'programmes.somebody-learns': {
    status: 409,
    words: (facts) => ({
      title: 'На программу уже записаны дети',
      text: `Сейчас ${held(facts)}. Закройте запись; когда договоры закончатся, это станет возможным.`,
      next: [own],
    }),
  },
  'programmes.price-promised': {
    status: 409,
    words: (facts) => ({
      title: 'Цена уже обещана семьям',
      text: `Сейчас ${held(facts)}. Пока есть хоть одна заявка, цену, месяцы и часы модуля не меняют. Новую цену назначьте копии программы.`,
      next: [own],
    }),
  },
  'programmes.enrolment-is-open': simple(
    'Сначала закройте запись',
    'Пока запись открыта, месяцы и часы модуля не меняют: семьи считают по ним.',
  ),
  'programmes.group-promised': {
    status: 409,
    words: ({ taken }) => ({
      title: 'Дни и адрес уже обещаны семьям',
      text: `Занято мест: ${taken}. Преподавателя, расписание и число мест изменить можно, а дни занятий и адрес — нет. Создайте другую группу.`,
      next: [own],
    }),
  },
  'programmes.timetable-promised': {
    status: 409,
    words: ({ taken }) => ({
      title: 'Группе нужно расписание',
      text: `Занято мест: ${taken}, семьи ждут занятий. Часы изменить можно, а убрать все — нет. Введите хотя бы один день.`,
      next: [own],
    }),
  },
  'programmes.capacity-below-taken': {
    status: 409,
    words: ({ taken }) => ({
      title: 'Мест не может быть меньше, чем занято',
      text: `Сейчас занято ${taken}. Укажите столько же или больше.`,
      next: [own],
    }),
  },
  'programmes.no-period': simple(
    'На эти даты ещё нет финансового периода',
    'Сертификаты платят за дни известных периодов. Выберите первый день занятий в текущем или следующем периоде.',
  ),
  'programmes.price-missing': simple(
    'Укажите цену модуля',
    'У этой программы за занятия платят: цена должна быть больше нуля.',
  ),
  'programmes.budget-is-free': simple(
    'У бюджетной программы цена ноль',
    'За неё платит муниципальное задание. Если занятия платные, выберите другой реестр.',
  ),
  'programmes.price-above-ceiling': {
    status: 409,
    words: ({ most, percent }) => ({
      title: 'Цена выше предельной',
      text: `Модуль может стоить не больше ${sum(most)}: это ${percent} % нормативной стоимости.`,
      next: [own],
    }),
  },
  'programmes.parents-pay-unticked': {
    status: 409,
    words: ({ normative }) => ({
      title: 'Цена выше нормативной стоимости',
      text: `Сертификат заплатит не больше ${sum(normative)}. Отметьте, что остальное доплачивают родители, или снизьте цену.`,
      next: [own],
    }),
  },
  'programmes.not-ready': {
    status: 409,
    words: ({ moduleId }) => ({
      title: 'Запись открыть пока нельзя',
      text: 'Чего-то не хватает: на странице записи перечислено всё сразу, со ссылками.',
      next: [{ href: `/provider/modules/${moduleId}/enrolment`, label: 'Посмотреть, чего не хватает' }],
    }),
  },
}
