import { ButtonLink, ButtonRow, Page } from '#ui'

/** A child of another region: not a mistake, the way on is elsewhere (S-119, S-179). */
export function ElsewherePage() {
  return (
    <Page
      title="Ребёнок живёт в другом регионе"
      back={{ href: '/my/children/new', label: 'Вернуться к данным ребёнка' }}
      lead="Сертификат даёт регион, в котором ребёнок живёт: деньги на нём — деньги муниципалитета по адресу."
      hidden
    >
      <ElsewhereWords />
      <ButtonRow>
        <ButtonLink href="/points" kind="ghost">
          Пункты приёма нашего региона
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}

/** What to do then, in the cabinet and at a reception point. */
export function ElsewhereWords() {
  return (
    <ul>
      <li>Подайте заявление на сайте дополнительного образования того региона или через Госуслуги.</li>
      <li>
        Сертификат другого региона здесь не действует: записаться по нему в наши кружки нельзя, и перенести его к нам
        тоже нельзя.
      </li>
      <li>
        Переехали к нам? Укажите здешний адрес и подайте заявление: прежний регион исключит свой сертификат, а мы
        выдадим новый.
      </li>
      <li>Регистрация осталась в другом регионе, но ребёнок живёт здесь — выберите муниципалитет, где он живёт.</li>
    </ul>
  )
}
