"""sealed words, and a key for each person"""

from datetime import datetime, timezone

import sqlalchemy as sa
from alembic import op

from bot.journal import keyring, sealing

revision = '0002'
down_revision = '0001'

SEALED = {
    'partnerships': ('id', ('name', 'rhythm', 'appointment')),
    'answers': ('message_id', ('question', 'text', 'quote')),
    'inbox': ('message_id', ('text', 'reply')),
    'conversations': ('person_id', ('state',)),
}


def upgrade() -> None:
    op.create_table('person_keys',
    sa.Column('person_id', sa.String(length=64), nullable=False),
    sa.Column('master', sa.String(length=16), nullable=False),
    sa.Column('wrapped', sa.Text(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id')
    )
    with op.batch_alter_table('person_keys', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_person_keys_master'), ['master'], unique=False)
    with op.batch_alter_table('inbox', schema=None) as batch_op:
        batch_op.drop_column('payload')
    op.execute('UPDATE answers SET question = \'\' WHERE question IS NULL')
    seal_what_is_there(op.get_bind())


def seal_what_is_there(connection: sa.engine.Connection) -> None:
    tables = sa.MetaData()
    tables.reflect(connection, only=['people', 'person_keys', *SEALED])
    for (person,) in connection.execute(sa.select(tables.tables['people'].c.id)).fetchall():
        ring, key = keyring.keyring(), sealing.new_key()
        now = datetime.now(timezone.utc).replace(tzinfo=None)
        connection.execute(tables.tables['person_keys'].insert().values(
            person_id=person, master=ring.mark, wrapped=ring.wrap(key, person), made_at=now))
        for name, (identity, columns) in SEALED.items():
            seal_rows(connection, tables.tables[name], (person, key), identity, columns)


def seal_rows(
    connection: sa.engine.Connection, table: sa.Table, whose: tuple[str, bytes],
    identity: str, columns: tuple[str, ...],
) -> None:
    person, key = whose
    seal = sealing.Seal(key, person)
    mine = table.c.person_id == person
    for row in connection.execute(sa.select(table).where(mine)).mappings().fetchall():
        sealed = {c: seal.close(row[c], table.name, row[identity], c)
                  for c in columns if row[c] is not None}
        this = sa.and_(mine, table.c[identity] == row[identity])
        connection.execute(table.update().where(this).values(**sealed))


def downgrade() -> None:
    raise NotImplementedError('Sealed words are not laid open again: restore a backup instead.')
