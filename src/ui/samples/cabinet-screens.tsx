import type { VNode } from 'preact'
import { Agenda } from '../components/agenda.tsx'
import { Button, ButtonLink } from '../components/button.tsx'
import { Columns, Stack } from '../components/columns.tsx'
import { Money } from '../components/money.tsx'
import { Pass } from '../components/pass.tsx'
import { Table } from '../components/table.tsx'
import { Tabs } from '../components/tabs.tsx'
import { MoneyBar } from '../drawing/money-bar.tsx'
import { Form } from '../forms/form.tsx'
import { TextField } from '../forms/text-field.tsx'
import { Page } from '../layout/page.tsx'
import type { Sample } from './sample.ts'

export const cabinetScreens: readonly Sample[] = [
  { name: 'screen: child', render: child },
  { name: 'screen: desk', render: desk },
]

type Entry = { on: string; what: string; sum: bigint; free: bigint }

const entries: readonly Entry[] = [
  { on: '25.08', what: 'Закреплено за заявкой «Лаборатория Arduino», № 118-ПФ', sum: -250000n, free: 790000n },
  { on: '01.08', what: 'Списано за июль: «Шахматы», договор № 42-ПФ', sum: -40000n, free: 1040000n },
  { on: '14.07', what: 'Возврат: занятие отменено организацией', sum: 10000n, free: 1080000n },
]

function child(): VNode {
  return (
    <Page title="Ваня" over="Петров Иван Сергеевич, 9 лет" width="wide" back={{ href: '/my', label: 'Все дети' }}>
      <Columns
        main={
          <>
            <h2>Деньги сертификата, 2026 год</h2>
            <MoneyBar
              parts={[
                { label: 'списано', kopecks: 160000n, tone: 'spent' },
                { label: 'закреплено', kopecks: 250000n, tone: 'held' },
                { label: 'свободно', kopecks: 790000n, tone: 'free' },
              ]}
            />
            <Table
              caption="Выписка"
              rows={entries}
              rowKey={(row) => row.on}
              columns={[
                { label: 'Дата', cell: (row) => row.on },
                { label: 'Что произошло', cell: (row) => row.what, head: true },
                { label: 'Сумма', cell: (row) => <Money kopecks={row.sum} signed />, number: true },
                { label: 'Свободно', cell: (row) => <Money kopecks={row.free} />, number: true },
              ]}
            />
          </>
        }
        aside={
          <Stack>
            <Pass
              kind="Сертификат дополнительного образования"
              holder="Петров Иван Сергеевич"
              number="2804 615 937"
              state="в обработке"
              note="действует до 11 марта 2035 года"
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
                {
                  month: 'сен',
                  day: '3',
                  title: '«Шахматы»: договор продлится сам',
                  text: 'если не откажетесь до 23:59',
                },
                { month: 'окт', day: '1', title: 'Номинал станет 3 000 ₽', text: 'если не выбрать программу' },
              ]}
            />
          </Stack>
        }
      />
    </Page>
  )
}

const applications = [
  { number: '118-ПФ', who: 'Петров Иван', group: 'Первые роботы, вт-чт', until: '3 сентября', left: 5 },
  { number: '119-ПФ', who: 'Ким Софья', group: 'Первые роботы, вт-чт', until: '28 августа', left: 1 },
  { number: '121-ПФ', who: 'Соболев Лев', group: 'Лаборатория Arduino', until: '4 сентября', left: 6 },
]

function desk(): VNode {
  return (
    <Page
      title="Заявки"
      width="wide"
      actions={
        <ButtonLink kind="ghost" small href="/provider/applications.xlsx">
          Скачать xlsx
        </ButtonLink>
      }
    >
      <Tabs
        label="Заявки по состоянию"
        tabs={[
          { href: '?view=waiting', label: 'Ожидающие подтверждения', count: 3, current: true },
          { href: '?view=approved', label: 'Подтверждённые заявки', count: 14 },
          { href: '?view=living', label: 'Действующие', count: 148 },
        ]}
      />
      <Form action="/provider/applications" method="get">
        <TextField name="number" label="Номер заявки или сертификата" width="half" beside={<Button>Найти</Button>} />
      </Form>
      <Table
        caption="Ожидающие подтверждения"
        dense
        rows={applications}
        rowKey={(row) => row.number}
        marked={(row) => row.left < 2}
        columns={[
          {
            label: 'Номер',
            cell: (row) => <a href={`/provider/applications/${row.number}`}>{row.number}</a>,
            head: true,
            sort: { href: '?sort=number', order: 'ascending' },
          },
          { label: 'Ребёнок', cell: (row) => row.who },
          { label: 'Группа', cell: (row) => row.group },
          { label: 'Ответить до', cell: (row) => row.until, sort: { href: '?sort=until', order: 'none' } },
          { label: 'Осталось рабочих дней', cell: (row) => row.left, number: true },
          {
            label: 'Действия',
            hideLabel: true,
            cell: () => (
              <Button small kind="ghost">
                Подтвердить
              </Button>
            ),
          },
        ]}
      />
    </Page>
  )
}
