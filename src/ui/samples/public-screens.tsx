import type { VNode } from 'preact'
import { Button, ButtonLink } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Columns } from '../components/columns.tsx'
import { Filters, Live } from '../components/filters.tsx'
import { Hero } from '../components/hero.tsx'
import { Money, Price } from '../components/money.tsx'
import { Notice } from '../components/notice.tsx'
import { Pagination } from '../components/pagination.tsx'
import { ResultCard } from '../components/result-card.tsx'
import { SearchBox } from '../components/search-box.tsx'
import { NumberedSteps } from '../components/stepper.tsx'
import { SumList } from '../components/sum-list.tsx'
import { Chips } from '../components/tabs.tsx'
import { Tag } from '../components/tag.tsx'
import { Tiles } from '../components/tiles.tsx'
import { Seats } from '../drawing/seats.tsx'
import { CheckboxGroup, RadioGroup } from '../forms/choice.tsx'
import { Form } from '../forms/form.tsx'
import { Page } from '../layout/page.tsx'
import type { Sample } from './sample.ts'

export const publicScreens: readonly Sample[] = [
  { name: 'screen: home', render: home },
  { name: 'screen: catalogue', render: catalogue },
  { name: 'screen: programme', render: programme },
]

function home(): VNode {
  return (
    <Page title="Найти кружок" heading={null} width="wide">
      <Hero
        title="Найдите занятие, с которого всё начнётся"
        lead="5 614 программ в Приозёрском районе и рядом. Сертификат оплатит их за вас."
      >
        <SearchBox action="/programmes" label="Что ищем" placeholder="робототехника, танцы…" />
        <Chips
          label="Для кого"
          chips={[
            { href: '/programmes?child=1', label: 'Для Вани, 9 лет' },
            { href: '/programmes?child=2', label: 'Для Оли, 14 лет' },
            { href: '/programmes?near=1', label: 'Рядом с домом' },
          ]}
        />
      </Hero>
      <h2>Чем займёмся</h2>
      <Tiles
        tiles={[
          { href: '/programmes?direction=tech', direction: 'tech', label: 'Техника', note: '985 программ' },
          { href: '/programmes?direction=art', direction: 'art', label: 'Искусство', note: '1 585 программ' },
          {
            href: '/programmes?direction=science',
            direction: 'science',
            label: 'Природа и наука',
            note: '524 программы',
          },
          {
            href: '/programmes?direction=social',
            direction: 'social',
            label: 'Общество и языки',
            note: '1 179 программ',
          },
          {
            href: '/programmes?direction=tourism',
            direction: 'tourism',
            label: 'Туризм и краеведение',
            note: '165 программ',
          },
          { href: '/programmes?direction=sport', direction: 'sport', label: 'Спорт', note: '1 176 программ' },
        ]}
      />
      <h2>Как получить сертификат</h2>
      <NumberedSteps
        steps={[
          { label: 'Подайте заявление', text: 'Пять минут с телефона. Номер из десяти цифр придёт сразу.' },
          {
            label: 'Покажите документы',
            text: 'В любой школе или саду до 1 сентября. Ближайшая: школа № 4, сегодня до 17:00.',
          },
          { label: 'Запишите ребёнка', text: 'Сколько угодно кружков, пока хватает номинала. Видно каждую копейку.' },
        ]}
      />
    </Page>
  )
}

function catalogue(): VNode {
  const filters = (
    <Filters action="/programmes" set={3} reset="/programmes">
      <RadioGroup
        name="child"
        legend="Для кого"
        value="1"
        options={[
          { value: '1', label: 'Ваня, 9 лет' },
          { value: '2', label: 'Оля, 14 лет' },
        ]}
      />
      <CheckboxGroup
        name="direction"
        legend="Направленность"
        values={['tech']}
        options={[
          { value: 'tech', label: 'Техническая', count: 148 },
          { value: 'art', label: 'Художественная', count: 213 },
          { value: 'social', label: 'Социально-гуманитарная', count: 176 },
        ]}
      />
      <CheckboxGroup
        name="day"
        legend="Когда"
        inline
        values={['tue']}
        options={['пн', 'вт', 'ср', 'чт', 'пт', 'сб'].map((label) => ({
          value: label === 'вт' ? 'tue' : label,
          label,
        }))}
      />
    </Filters>
  )
  const found = (
    <>
      <Live name="found" announce>
        <p class="muted">Нашлось 33 программы. Сначала ближе к дому</p>
      </Live>
      <Live name="results">
        <ResultCard
          seed="robots"
          direction="tech"
          title="Первые роботы"
          href="/programmes/1"
          place="Дом детского творчества · ул. Ленина, 12 · 800 м от дома"
          facts={['7–10 лет', 'вт, чт 16:00–17:30', 'сент.–май, 72 ч', '★ 4,8 (61)']}
          tags={<Tag tone="brand">Доступна оплата сертификатом</Tag>}
          side={
            <>
              <Price kopecks={0n}>12 000 ₽ оплатит сертификат</Price>
              <Seats capacity={15} taken={11} />
            </>
          }
        />
        <ResultCard
          seed="arduino"
          direction="tech"
          title="Лаборатория Arduino"
          href="/programmes/2"
          place="Кванториум · наб. Озёрная, 3 · 2,1 км"
          facts={['9–13 лет', 'вт 17:00–19:00', 'сент.–декабрь, 36 ч', '★ 4,6 (28)']}
          tags={<Tag tone="brand">Доступна оплата сертификатом</Tag>}
          side={
            <>
              <Price kopecks={150000n}>и 4 500 ₽ оплатит сертификат</Price>
              <Seats capacity={10} taken={9} />
            </>
          }
        />
        <ResultCard
          seed="wind"
          direction="science"
          title="Юный метеоролог"
          href="/programmes/3"
          place="Школа № 4 · ул. Мира, 40 · 1,3 км"
          facts={['9–12 лет', 'вт, пт 15:00–16:00', '72 ч']}
          tags={<Tag>лист ожидания, вы будете 3-й</Tag>}
          side={
            <>
              <Price kopecks={0n}>за счёт бюджета</Price>
              <Seats capacity={12} taken={12} />
            </>
          }
        />
        <Pagination page={1} pages={4} href={(page) => `/programmes?page=${page}`} />
      </Live>
    </>
  )
  return (
    <Page title="Программы" width="wide">
      <SearchBox action="/programmes" label="Что ищем" value="робототехника" />
      <Columns first aside={filters} asideLabel="Фильтры" main={found} />
    </Page>
  )
}

function programme(): VNode {
  const groups = (
    <Form action="/programmes/1/application" method="get">
      <RadioGroup
        name="group"
        legend="Группа"
        cards
        large
        value="1"
        options={[
          {
            value: '1',
            label: 'Вторник и четверг, 16:00–17:30',
            hint: 'Каб. 12 · Соколова Марина Юрьевна · с 1 сентября по 31 мая',
            beside: <Tag tone="good">4 места</Tag>,
          },
          {
            value: '2',
            label: 'Суббота, 10:00–13:00',
            hint: 'Лебедев Олег Ильич · пересекается с «Шахматами» Вани',
            beside: <Tag tone="warn">1 место</Tag>,
          },
          {
            value: '3',
            label: 'Понедельник и среда, 17:45–19:15',
            hint: 'Каб. 14 · Соколова Марина Юрьевна',
            beside: <Tag>лист ожидания: 5</Tag>,
          },
        ]}
      />
      <Button kind="ghost">Посчитать для этой группы</Button>
    </Form>
  )
  const quote = (
    <Card title="С 1 сентября по 31 декабря" level={2}>
      <SumList
        rows={[
          { label: 'Стоимость', sum: <Money kopecks={536264n} /> },
          { label: 'Оплатит сертификат', sum: <Money kopecks={-536264n} signed />, tone: 'good' },
          { label: 'Вам платить', sum: <Money kopecks={0n} short />, tone: 'total' },
        ]}
      />
      <Notice tone="good" title="Денег хватит">
        <p>На сертификате 7 900 ₽, останется 2 537,36 ₽.</p>
      </Notice>
      <Notice tone="warn" title="Сертификат ещё не активирован">
        <p>
          Заявку подать можно уже сейчас. До зачисления покажите документы. <a href="/points">Где</a>
        </p>
      </Notice>
      <ButtonLink kind="go" wide href="/programmes/1/application">
        Подать заявку
      </ButtonLink>
    </Card>
  )
  return (
    <Page
      title="Первые роботы"
      width="wide"
      crumbs={[
        { href: '/programmes', label: 'Программы' },
        { href: '/programmes?direction=tech', label: 'Техническая направленность' },
      ]}
      lead="За год ребёнок соберёт шесть роботов и научится объяснять, почему они ездят не туда."
    >
      <Columns main={groups} aside={quote} asideLabel="Расчёт" />
    </Page>
  )
}
