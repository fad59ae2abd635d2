create view invoicing_broken_advance as
select final.invoice_id, final.application_id, final.month, final.advance_kopecks, coalesce(advance.amount_kopecks, 0) as advance
from invoicing_line final
left join invoicing_line advance on advance.application_id = final.application_id and advance.month = final.month
  and advance.kind = 'advance' and advance.living
where final.kind = 'final' and final.living and final.advance_kopecks <> coalesce(advance.amount_kopecks, 0);
comment on view invoicing_broken_advance is 'Final lines that take off an advance other than the one that stands.';
