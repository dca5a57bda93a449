-- What ties an answer to a person when it stands beside an invitation: the language (a list may hold one reader of
-- English), and a channel that few of a cell used (one letter among cards). The first is not kept; the second is forgotten at
-- the closing.
alter table survey_box drop column lang;
alter table survey_response drop column lang;
alter table survey_response alter channel drop not null;
