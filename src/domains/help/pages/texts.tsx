import { Page, Table } from '#ui'
import { audienceWords, type Instruction, type Library, type Question } from '../model.ts'

/** Every text that the operator may edit. */
export function TextsPage({ library }: { library: Library }) {
  return (
    <Page
      title="Тексты помощи"
      lead="Откройте текст, исправьте и посмотрите, как он выглядит. Прежние редакции остаются, к любой можно вернуться."
      width="wide"
      back={{ href: '/region', label: 'Реестр' }}
      hidden
    >
      <Table
        caption="Инструкции"
        showCaption
        columns={[
          {
            label: 'Инструкция',
            head: true,
            cell: ({ slug, title }: Instruction) => <a href={`/region/help/instruction/${slug}`}>{title}</a>,
          },
          { label: 'Кому', cell: ({ audience }: Instruction) => audienceWords[audience] },
          { label: 'На сайте', cell: ({ slug }: Instruction) => <a href={`/help/${slug}`}>прочитать</a> },
        ]}
        rows={library.instructions}
        rowKey={({ slug }) => slug}
      />
      <Table
        caption="Частые вопросы"
        showCaption
        columns={[
          {
            label: 'Вопрос',
            head: true,
            cell: ({ slug, question }: Question) => <a href={`/region/help/question/${slug}`}>{question}</a>,
          },
          { label: 'На сайте', cell: ({ slug }: Question) => <a href={`/help/questions#${slug}`}>прочитать</a> },
        ]}
        rows={library.questions}
        rowKey={({ slug }) => slug}
      />
    </Page>
  )
}
