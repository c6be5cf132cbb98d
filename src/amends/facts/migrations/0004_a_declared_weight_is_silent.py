from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("facts", "0003_where_evidence_comes_from")]

    operations = [
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'declared_weight'), models.Q(('bearing', 'silent'), _negated=True), _negated=True), name='declared_weight_is_silent'),
        ),
    ]
