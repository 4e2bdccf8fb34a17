-- The words of the search index, each with the number of its articles: FTS5 reads them from the index itself.
CREATE VIRTUAL TABLE "ArticleSearchVocabulary" USING fts5vocab("ArticleSearch", "row");
