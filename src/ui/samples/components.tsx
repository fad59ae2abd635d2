import type { VNode } from 'preact'
import { Button, ButtonLink, ButtonRow, PrintButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Grid, Stack } from '../components/columns.tsx'
import { Confirmation } from '../components/confirmation.tsx'
import { DayText, InstantText } from '../components/day-text.tsx'
import { ConfirmDialog, Dialog } from '../components/dialog.tsx'
import { Disclosure } from '../components/disclosure.tsx'
import { Money, Price } from '../components/money.tsx'
import { Notice } from '../components/notice.tsx'
import { CursorPagination, Pagination } from '../components/pagination.tsx'
import { Progress } from '../components/progress.tsx'
import { NumberedSteps, Stepper } from '../components/stepper.tsx'
import { SumList } from '../components/sum-list.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Chips, Tabs } from '../components/tabs.tsx'
import { Tag } from '../components/tag.tsx'
import { TaskList } from '../components/task-list.tsx'
import { directions } from '../drawing/direction.ts'
import { BrokenPage, BusyPage, ForbiddenPage, NotFoundPage, RefusalPage, TooManyPage } from '../errors/pages.tsx'
import { TextArea } from '../forms/text-area.tsx'
import { Page } from '../layout/page.tsx'
import { drawingParts } from './drawings.tsx'
import type { Sample } from './sample.ts'

const parts: readonly [string, () => VNode][] = [
  ['buttons', buttons],
  ['tags, money, days', words],
  ['cards', cards],
  ['notices', notices],
  ['tabs, chips, pagination', turning],
  ['steps and tasks', ways],
  ['summary, sums, disclosure', records],
  ['dialogs', dialogs],
  ...drawingParts,
]

export const componentSamples: readonly Sample[] = [
  ...parts.map(([name, part]) => ({
    name,
    render: () => (
      <Page title={name} width="wide">
        <Stack>{part()}</Stack>
      </Page>
    ),
  })),
  { name: 'confirmation', render: confirmation },
  { name: 'error 403', render: () => <ForbiddenPage /> },
  { name: 'error 404', render: () => <NotFoundPage /> },
  { name: 'error 422', render: refusal },
  { name: 'error 429', render: () => <TooManyPage seconds={40} /> },
  { name: 'error 500', render: () => <BrokenPage errorId="01JQ-7F3K-9XWD" /> },
  { name: 'error 503', render: () => <BusyPage seconds={120} /> },
]

function buttons(): VNode {
  return (
    <>
      <ButtonRow>
        <Button>Продолжить</Button>
        <Button kind="go">Подать заявку</Button>
        <Button kind="ghost">Сохранить</Button>
        <Button kind="quiet">Отменить</Button>
        <Button kind="danger">Отозвать заявку</Button>
        <Button disabled>Недоступно</Button>
      </ButtonRow>
      <ButtonRow>
        <Button small>Принять</Button>
        <ButtonLink href="/paper.pdf" kind="ghost" small download>
          Скачать PDF
        </ButtonLink>
        <PrintButton />
      </ButtonRow>
    </>
  )
}

function words(): VNode {
  return (
    <>
      <p>
        <Tag>черновик</Tag> <Tag tone="brand">Доступна оплата сертификатом</Tag> <Tag tone="good">действует</Tag>{' '}
        <Tag tone="warn">последнее место</Tag> <Tag tone="bad">отказано</Tag>
      </p>
      <p>
        {directions.map((direction) => (
          <>
            <Tag direction={direction}>{direction}</Tag>{' '}
          </>
        ))}
      </p>
      <p>
        <Money kopecks={1234567n} /> · <Money kopecks={-40000n} signed /> · <Money kopecks={10000n} signed />
      </p>
      <Price kopecks={150000n}>и 4 500 ₽ оплатит сертификат</Price>
      <p>
        <DayText day={Temporal.PlainDate.from('2026-09-01')} /> ·{' '}
        <DayText day={Temporal.PlainDate.from('2026-09-01')} short /> ·{' '}
        <InstantText instant={Temporal.Instant.from('2026-09-01T06:05:00Z')} zone="Europe/Moscow" />
      </p>
    </>
  )
}

function cards(): VNode {
  return (
    <Grid>
      <Card
        title="Шахматы, 2-й год"
        href="/contracts/42"
        beside={<Tag tone="good">действует</Tag>}
        actions={
          <ButtonLink kind="ghost" small href="/contracts/42">
            Открыть
          </ButtonLink>
        }
      >
        <p class="muted small">Дом детского творчества · сб 10:00–11:30 · договор № 42-ПФ до 31 декабря</p>
      </Card>
      <Card title="Занятия на неделе" tight>
        <p>вт 16:00, чт 16:00, сб 10:00</p>
      </Card>
    </Grid>
  )
}

function notices(): VNode {
  return (
    <>
      <Notice tone="good" title="Денег хватит">
        <p>На сертификате 7 900 ₽, останется 2 537,36 ₽.</p>
      </Notice>
      <Notice tone="warn" title="Сертификат ещё не активирован">
        <p>
          Заявку подать можно уже сейчас. До зачисления покажите документы. <a href="/points">Где это сделать</a>
        </p>
      </Notice>
      <Notice tone="bad" title="Ребёнку ещё нет пяти лет">
        <p>Сертификат выдают с 5 лет: вам — с 11 марта 2027 года. Напомнить?</p>
      </Notice>
      <Notice>
        <p>Каждый просмотр карточки ребёнка виден семье.</p>
      </Notice>
    </>
  )
}

function turning(): VNode {
  return (
    <>
      <Tabs
        label="Заявки"
        tabs={[
          { href: '?view=waiting', label: 'Ожидающие подтверждения', count: 12 },
          { href: '?view=approved', label: 'Подтверждённые заявки', count: 3 },
          { href: '?view=living', label: 'Действующие', count: 148, current: true },
          { href: '?view=declined', label: 'Отказы' },
          { href: '?view=archive', label: 'Архив' },
        ]}
      />
      <Chips
        label="Для кого"
        chips={[
          { href: '?child=1', label: 'Для Вани, 9 лет', current: true },
          { href: '?child=2', label: 'Для Оли, 14 лет' },
          { href: '?near=1', label: 'Рядом с домом', count: 33 },
        ]}
      />
      <Pagination page={7} pages={20} href={(page) => `?page=${page}`} />
      <CursorPagination label="Дальше по журналу" next="?after=abc" />
    </>
  )
}

function ways(): VNode {
  return (
    <>
      <Stepper
        steps={[{ label: 'Ребёнок', href: '#' }, { label: 'Родитель' }, { label: 'Документы' }, { label: 'Проверка' }]}
        current={2}
      />
      <TaskList
        tasks={[
          { label: 'Ребёнок', href: '/child', state: 'done', hint: 'Петров Иван, 9 лет' },
          { label: 'Родитель', href: '/guardian', state: 'started' },
          { label: 'Документы', href: '/papers', state: 'todo' },
          { label: 'Проверить и подать', state: 'later' },
        ]}
      />
      <NumberedSteps
        level={2}
        steps={[
          { label: 'Подайте заявление', text: 'Пять минут с телефона. Номер из десяти цифр придёт сразу.' },
          { label: 'Покажите документы', text: 'В любой школе или саду. Ближайшая: школа № 4, сегодня до 17:00.' },
          { label: 'Запишите ребёнка', text: 'Сколько угодно кружков, пока хватает номинала.' },
        ]}
      />
    </>
  )
}

function records(): VNode {
  return (
    <>
      <SummaryList
        title="Ребёнок"
        rows={[
          { label: 'Имя', value: 'Петров Иван Сергеевич', change: { href: '/child', what: 'имя' } },
          { label: 'Дата рождения', value: '11 марта 2017 года', change: { href: '/child#bornOn' } },
          { label: 'СНИЛС', value: '···-···-445 95' },
        ]}
      />
      <SumList
        rows={[
          { label: 'Стоимость', sum: <Money kopecks={536264n} /> },
          { label: 'Оплатит сертификат', sum: <Money kopecks={-536264n} signed />, tone: 'good' },
          { label: 'Вам платить', sum: <Money kopecks={0n} short />, tone: 'total' },
        ]}
      />
      <Disclosure summary="По месяцам и почему столько">
        <p>Сентябрь: 16 часов из 72, 1 191,70 ₽.</p>
      </Disclosure>
      <Progress label="Занято денег муниципалитета" value={930} max={1000} note="93 из 100 млн ₽" />
      <Progress label="Загружено строк" value={4200} max={10000} />
    </>
  )
}

function dialogs(): VNode {
  return (
    <ButtonRow>
      <Dialog label="Что входит в возможности?" title="Возможности сертификата">
        <p>До двух программ с оплатой сертификатом и сколько угодно бесплатных.</p>
      </Dialog>
      <ConfirmDialog
        label="Отозвать заявку…"
        title="Отозвать заявку № 118-ПФ?"
        action="/applications/118/withdrawal"
        confirm="Отозвать заявку"
      >
        <p>Место освободится для следующего в очереди, деньги вернутся на сертификат.</p>
        <TextArea name="reason" label="Почему" optional rows={2} />
      </ConfirmDialog>
    </ButtonRow>
  )
}

function confirmation(): VNode {
  return (
    <Page title="Заявка подана" heading={null}>
      <Confirmation
        title="Заявка подана"
        numberLabel="Номер заявки"
        number="118-ПФ"
        actions={<ButtonLink href="/my">В кабинет</ButtonLink>}
      >
        <h2>Что дальше</h2>
        <p>Дом детского творчества ответит до 3 сентября. Место и деньги уже закреплены за Ваней.</p>
      </Confirmation>
    </Page>
  )
}

function refusal(): VNode {
  return (
    <RefusalPage
      title="В этой группе больше нет мест"
      text="Последнее место заняли, пока вы заполняли заявку. Ваши ответы сохранены, деньги не закреплены."
      next={[
        { href: '/groups/7/queue', label: 'Встать в лист ожидания, вы будете 3-й' },
        { href: '/programmes?like=7', label: 'Похожие программы' },
      ]}
    />
  )
}
