import { ButtonLink, ButtonRow, Card, Page, Stack } from '#ui'
import type { Material } from '../rules/material.ts'

type MaterialsProps = { materials: readonly Material[]; point: string; municipalityId: string }

/** S-169: what a specialist gives, sends or says to families, ready to be copied. */
export function MaterialsPage({ materials, point, municipalityId }: MaterialsProps) {
  return (
    <Page
      title="Материалы для родителей"
      over={point}
      lead="Скопируйте текст или распечатайте памятку. Адрес, часы и телефон в них — вашего пункта, как на сайте."
      back={{ href: '/reception', label: 'Приём заявлений' }}
      hidden
    >
      <ButtonRow>
        <ButtonLink href={`/papers/memo.pdf?municipality=${municipalityId}`}>
          Памятка на одной странице (PDF)
        </ButtonLink>
        <ButtonLink href="/help/statement" kind="ghost">
          Инструкция на сайте
        </ButtonLink>
      </ButtonRow>
      <Stack>
        {materials.map(({ kind, title, text }) => (
          <Card key={kind} title={title}>
            {text.split('\n\n').map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </Card>
        ))}
      </Stack>
      <p>Что-то из этого неверно? Адрес, часы и телефон пункта меняет муниципальный опорный центр.</p>
    </Page>
  )
}
