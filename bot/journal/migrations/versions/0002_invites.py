"""who opened an invite link first"""

import sqlalchemy as sa
from alembic import op

revision = '0002_invites'
down_revision = '0001'


def upgrade() -> None:
    op.create_table('invites',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('holder', sa.String(length=64), nullable=False),
    sa.Column('until', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )


def downgrade() -> None:
    op.drop_table('invites')
