//! The schema as the database itself describes it: columns, and who refers to whom.

use crate::db::connection::{Conn, fetch_all, sql};
use crate::db::error::StoreError;

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column {
    pub table: String,
    pub name: String,
    pub nullable: bool,
}

/// A column that refers to one of another table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ForeignKey {
    pub table: String,
    pub column: String,
    pub to_table: String,
    pub to_column: String,
}

sql! {
    sqlite {
        COLUMNS_SQLITE = r#"SELECT t.name, c.name, c."notnull" = 0
            FROM sqlite_master t, pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND t.name <> '_sqlx_migrations'
            ORDER BY t.name, c.name"#;
        REFERENCES_SQLITE = r#"SELECT t.name, k."from", k."table", COALESCE(k."to", 'id')
            FROM sqlite_master t, pragma_foreign_key_list(t.name) k
            WHERE t.type = 'table'
            ORDER BY t.name, k."from""#;
    }
    postgres {
        COLUMNS_POSTGRES = "SELECT table_name::text, column_name::text, is_nullable = 'YES'
            FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name <> '_sqlx_migrations'
            ORDER BY table_name, column_name";
        REFERENCES_POSTGRES = "SELECT t.relname::text, c.attname::text, o.relname::text, d.attname::text
            FROM pg_constraint k
            JOIN pg_class t ON t.oid = k.conrelid
            JOIN pg_class o ON o.oid = k.confrelid
            JOIN pg_attribute c ON c.attrelid = k.conrelid AND c.attnum = k.conkey[1]
            JOIN pg_attribute d ON d.attrelid = k.confrelid AND d.attnum = k.confkey[1]
            WHERE k.contype = 'f' AND t.relnamespace = current_schema()::regnamespace
            ORDER BY t.relname, c.attname";
    }
}

/// Every column of every table of ours, in the order of their names.
pub(crate) async fn columns(conn: &mut Conn) -> Result<Vec<Column>, StoreError> {
    let sql = conn.for_engine(COLUMNS_SQLITE, COLUMNS_POSTGRES);
    let rows = fetch_all!(conn, (String, String, bool), sql)?;
    let mut columns: Vec<Column> = rows
        .into_iter()
        .map(|(table, name, nullable)| Column {
            table,
            name,
            nullable,
        })
        .collect();
    // The engines sort texts by different rules.
    columns.sort();
    Ok(columns)
}

/// Every foreign key; each of ours has one column.
pub(crate) async fn references(conn: &mut Conn) -> Result<Vec<ForeignKey>, StoreError> {
    let sql = conn.for_engine(REFERENCES_SQLITE, REFERENCES_POSTGRES);
    let rows = fetch_all!(conn, (String, String, String, String), sql)?;
    let mut references: Vec<ForeignKey> = rows
        .into_iter()
        .map(|(table, column, to_table, to_column)| ForeignKey {
            table,
            column,
            to_table,
            to_column,
        })
        .collect();
    references.sort();
    Ok(references)
}
