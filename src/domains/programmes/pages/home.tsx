import type { VNode } from 'preact'
import { number, plural } from '#kernel/plural'
import type { FirstPage } from '#region'
import { Chips, Hero, NumberedSteps, Page, SearchBox, Tiles } from '#ui'
import { addressOf, anything } from '../catalogue/search.ts'
import { programmeDirections } from '../model.ts'
import type { Suggested } from '../nearby.ts'
import { directionWords } from '../words.ts'
import type { FavouriteMark } from './favourite.tsx'
import { SuggestedProgrammes } from './suggested.tsx'

export type HomePageProps = {
  directions: ReadonlyMap<string, number>
  regionName: string
  suggested: Suggested
  favouriteOf?: (article: number) => FavouriteMark
  /** What the region promises of papers and money. */
  words: FirstPage
  /** Where a statement begins for this visitor. */
  toStatement: string
  /** What domains above show of the region. */
  blocks?: readonly VNode[]
}

/** The first page: one search line, six directions, and how to get a certificate. */
export function HomePage(props: HomePageProps) {
  const { directions, regionName, suggested, favouriteOf, words, toStatement, blocks = [] } = props
  const total = [...directions.values()].reduce((sum, count) => sum + count, 0)
  return (
    <Page
      title="Кружки и секции для детей"
      heading={null}
      width="wide"
      description={`Кружки, секции и сертификаты дополнительного образования: ${regionName}.`}
    >
      <Hero title="Найдите занятие, с которого всё начнётся" lead={leadWords(total, words.pays)}>
        <SearchBox
          action="/programmes"
          label="Что ищем"
          placeholder="танцы, шахматы…"
          suggestions="/api/v1/suggestions"
        />
        <Chips label="Быстрый выбор" chips={quickChoices.filter(({ href }) => words.pays || href !== byCertificate)} />
        <p>
          <a href="#certificate">Как получить сертификат</a>
        </p>
      </Hero>
      <h2>Чем займёмся</h2>
      <Tiles
        tiles={programmeDirections.map((direction) => ({
          href: addressOf({ ...anything, direction: [direction] }),
          direction,
          label: directionWords[direction],
          note: plural(directions.get(direction) ?? 0, 'программа', 'программы', 'программ'),
        }))}
      />
      <SuggestedProgrammes suggested={suggested} favouriteOf={favouriteOf} />
      {blocks}
      <h2 id="certificate">Как получить сертификат</h2>
      <NumberedSteps
        steps={[
          {
            label: 'Подайте заявление',
            text: 'Пять минут с телефона, нужны только СНИЛС и документ ребёнка. Номер из десяти цифр придёт сразу.',
            href: toStatement,
          },
          {
            label: 'Покажите документы',
            text: words.papers,
            href: '/points',
          },
          {
            label: 'Запишите ребёнка',
            text: words.clubs,
            href: words.pays ? byCertificate : '/programmes',
          },
        ]}
      />
    </Page>
  )
}

const byCertificate = addressOf({ ...anything, payment: ['certificate'] })
const quickChoices = [
  { href: addressOf({ ...anything, seats: true }), label: 'Есть места сейчас' },
  { href: byCertificate, label: 'По сертификату' },
  { href: addressOf({ ...anything, payment: ['free'] }), label: 'Бесплатно' },
  { href: addressOf({ ...anything, day: [6, 7] }), label: 'По выходным' },
  { href: addressOf({ ...anything, adapted: true }), label: 'Для детей с ОВЗ' },
]

function leadWords(total: number, pays: boolean): string {
  if (total === 0) return 'Скоро здесь появятся программы организаций региона.'
  const programmes = plural(total, 'программа', 'программы', 'программ')
  if (!pays) return `${programmes} рядом с вами.`
  return `${programmes} рядом с вами. ${number(total) === '1' ? 'Её' : 'Многие из них'} оплатит сертификат.`
}
