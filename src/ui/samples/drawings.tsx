import type { VNode } from 'preact'
import { Agenda } from '../components/agenda.tsx'
import { ButtonLink, ButtonRow } from '../components/button.tsx'
import { Grid } from '../components/columns.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Figures } from '../components/figures.tsx'
import { Pass } from '../components/pass.tsx'
import { Avatar } from '../drawing/avatar.tsx'
import { Circles } from '../drawing/circles.tsx'
import { directions } from '../drawing/direction.ts'
import { DirectionIcon } from '../drawing/direction-icon.tsx'
import { MoneyBar } from '../drawing/money-bar.tsx'
import { MonthChart } from '../drawing/month-chart.tsx'
import { Seats } from '../drawing/seats.tsx'

export const drawingParts: readonly [string, () => VNode][] = [
  ['drawings', drawings],
  ['charts and figures', charts],
  ['pass, agenda, empty', things],
]

function drawings(): VNode {
  return (
    <>
      <Grid>
        {directions.flatMap((direction) =>
          ['a', 'b', 'c', 'd'].map((seed) => <Circles key={direction + seed} seed={seed} direction={direction} />),
        )}
      </Grid>
      <ButtonRow>
        {directions.map((direction) => (
          <DirectionIcon key={direction} direction={direction} />
        ))}
        {['Ваня', 'Оля', 'Анна', 'Пётр'].map((name) => (
          <Avatar key={name} name={name} />
        ))}
      </ButtonRow>
      <p>
        <Seats capacity={15} taken={11} />
      </p>
      <p>
        <Seats capacity={10} taken={9} />
      </p>
      <p>
        <Seats capacity={120} taken={120} />
      </p>
    </>
  )
}

function charts(): VNode {
  return (
    <>
      <MoneyBar
        parts={[
          { label: 'списано', kopecks: 160000n, tone: 'spent' },
          { label: 'закреплено', kopecks: 250000n, tone: 'held' },
          { label: 'свободно', kopecks: 790000n, tone: 'free' },
        ]}
      />
      <MonthChart
        title="Оплата по месяцам"
        months={[
          { label: 'сентябрь', short: 'сен', kopecks: 119170n, tone: 'spent' },
          { label: 'октябрь', short: 'окт', kopecks: 134066n },
          { label: 'ноябрь', short: 'ноя', kopecks: 134066n },
          { label: 'декабрь', short: 'дек', kopecks: 148962n },
        ]}
      />
      <Figures
        figures={[
          { label: 'Свободно', value: '12,4 млн ₽', note: 'из 100 млн ₽', tone: 'good' },
          { label: 'Закреплено', value: '41,1 млн ₽', href: '/municipality/reservations' },
          { label: 'Просрочено', value: '7', note: 'заявок старше 5 рабочих дней', tone: 'bad' },
        ]}
      />
    </>
  )
}

function things(): VNode {
  return (
    <>
      <Pass
        kind="Сертификат дополнительного образования"
        holder="Петров Иван Сергеевич"
        number="2804 615 937"
        state="действует"
        note="до 11 марта 2035 года"
      />
      <Agenda
        items={[
          {
            month: 'авг',
            day: '27',
            title: 'Покажите документы',
            text: 'школа № 4, ул. Мира, 40 · сегодня до 17:00',
            urgent: true,
          },
          { month: 'окт', day: '1', title: 'Номинал станет 3 000 ₽', text: 'если не выбрать программу по сертификату' },
        ]}
      />
      <EmptyState title="Заявок пока нет" actions={<ButtonLink href="/programmes">Найти программу</ButtonLink>}>
        <p>Когда вы подадите заявку, здесь будет видно, что с ней и чего ждать.</p>
      </EmptyState>
    </>
  )
}
