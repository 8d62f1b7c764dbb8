#!/bin/bash
# Moodle's Virtual Programming Lab, the button "Evaluate": comments and a grade. The jail server needs sokrat.
. common_script.sh
{
    echo '#!/bin/bash'
    echo "export VPL_GRADEMIN='${VPL_GRADEMIN:-0}' VPL_GRADEMAX='${VPL_GRADEMAX:-10}'"
    echo 'exec sokrat check . --format vpl 2>/dev/null'
} >vpl_execution
chmod +x vpl_execution
