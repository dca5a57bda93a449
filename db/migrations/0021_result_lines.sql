-- The lines of a published result stay as its bundle has them; the ranking is read from them.
create function keep_published_lines() returns trigger language plpgsql as $$
begin
  if exists (select from gone g join scoring_result r on r.id = g.result_id where r.state = 'published') then
    raise exception 'the lines of a published result stay as they are';
  end if;
  return null;
end $$;
create trigger scoring_result_row_changed after update on scoring_result_row
  referencing old table as gone for each statement execute function keep_published_lines();
create trigger scoring_result_row_removed after delete on scoring_result_row
  referencing old table as gone for each statement execute function keep_published_lines();
